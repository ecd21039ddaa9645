package tapedeck.engine;

/// Which extreme of a bar is assumed to come first where it matters.
///
/// Best and worst are meant for one order: of those that act on the way to either extreme the one nearest to the open,
/// the earlier of two as near; where none acts, the first that rests, such as a trailing stop. In its best case a sell
/// sees the high first and a buy the low, in its worst case the other way round:
///
/// | order | best | why |
/// |---|---|---|
/// | leaves a long | high first | its target is met before its stop |
/// | leaves a short | low first | the same |
/// | enters long | low first | after the entry the price goes up; in the worst case down, to its stop |
/// | enters short | high first | the mirror image |
public enum IntrabarOrder {
    /// The one nearer to the open.
    NEARER,
    /// The one that favours the order that acts first.
    BEST,
    /// The one that hurts it.
    WORST,
    /// The one that finer data of the store saw first; the nearer one where they do not say.
    FINER;

    /// Whether it depends on what rests in the market.
    boolean asksOrders() {
        return this == BEST || this == WORST;
    }

    /// For an order of this side.
    BarTicks.Order order(boolean isBuy) {
        return (this == BEST) == isBuy ? BarTicks.Order.LOW_FIRST : BarTicks.Order.HIGH_FIRST;
    }
}
