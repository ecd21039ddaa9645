package tapedeck.lab.analytics;

/// Which known tool gives the same number to 1e-9 on the same daily returns (or the same trades).
public enum Agreement {
    QUANTSTATS("= quantstats"),
    EMPYRICAL("= empyrical"),
    BACKTESTING_PY("= backtesting.py"),
    PYFOLIO("= pyfolio"),
    OURS("ours");

    private final String label;

    Agreement(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
