package tapedeck.lab.analytics;

/// The headings under which a report lists metrics, in display order.
public enum MetricGroup {
    RETURN("Return"),
    RISK("Risk"),
    RISK_ADJUSTED("Risk-adjusted"),
    DISTRIBUTION("Distribution"),
    ROLLING("Rolling"),
    TRADES("Trades"),
    BENCHMARK("Benchmark"),
    EXPOSURE_AND_COSTS("Exposure & costs");

    private final String label;

    MetricGroup(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
