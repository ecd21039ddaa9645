package tapedeck.engine;

/// Which extreme of a bar is assumed to come first where it matters.
public enum IntrabarOrder {
    /// The one nearer to the open.
    NEARER,
    /// The one that favours the position.
    BEST,
    /// The one that hurts the position.
    WORST,
    /// The one that finer data of the store saw first; the nearer one where they do not say.
    FINER;

    /// For an account that holds `position` units.
    BarTicks.Order order(long position) {
        if (this == NEARER || this == FINER || position == 0) {
            return BarTicks.Order.NEARER;
        }
        return (this == BEST) == (position > 0) ? BarTicks.Order.HIGH_FIRST : BarTicks.Order.LOW_FIRST;
    }
}
