package tapedeck.lab.store.quality;

/// One thing that can be wrong with a series of bars.
public enum Check {
    ORDER("order", true, "every bar after the one before"),
    DUPLICATES("duplicates", true, "one bar per time"),
    GAPS("gaps", false, "no bar missing in the calendar's sessions"),
    NO_SESSION("sessions", true, "no bar on a date or at a time without a session"),
    OHLC("OHLC sanity", true, "low ≤ open, close ≤ high"),
    PRICE("prices", true, "every price above zero"),
    NEGATIVE_VOLUME("negative volume", true, "no volume below zero"),
    ZERO_VOLUME("zero volume", false, "every bar traded"),
    SPIKES("spikes", false, "no price that jumps away and comes back"),
    STALE("stale runs", false, "no long run of one unmoved price"),
    DST("clock changes", false, "no hour lost or doubled where clocks change"),
    GRID("tick grid", false, "every price a multiple of the tick"),
    SPLITS("splits", false, "no jump that looks like an unadjusted split");

    private final String title;
    private final boolean isError;
    private final String expectation;

    Check(String title, boolean isError, String expectation) {
        this.title = title;
        this.isError = isError;
        this.expectation = expectation;
    }

    public String title() {
        return title;
    }

    /// Whether what it finds makes the data unusable, rather than doubtful.
    public boolean isError() {
        return isError;
    }

    /// What good data looks like.
    public String expectation() {
        return expectation;
    }
}
