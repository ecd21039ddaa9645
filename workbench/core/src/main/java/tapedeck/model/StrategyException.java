package tapedeck.model;

/// A strategy that cannot be built, or that threw: names strategy, callback and bar.
public final class StrategyException extends Problem {
    private static final long serialVersionUID = 1L;

    public StrategyException(String code, String place, String message, String hint) {
        super(code, place, message, hint);
    }

    /// Keeps what the strategy threw as the cause.
    public StrategyException causedBy(Throwable thrown) {
        initCause(thrown);
        return this;
    }
}
