package tapedeck.model;

/// An order after conversion: exact, on the instrument's grid, ready for risk gate, tape and venue. Immutable.
///
/// @param id          unique in the session, in order of creation, from 1
/// @param strategy    index of the strategy that asked
/// @param instrument  number of the instrument
/// @param size        units at 1e-8; 0 while a share is not resolved yet
/// @param share       share of the free margin at 1e-8, or 0 where `size` counts
/// @param prices      the prices that its type needs
/// @param expireTime  for good-till-date, else 0
/// @param isPostOnly  never takes liquidity
/// @param isReduceOnly never opens or turns a position
/// @param parent      the order whose fill this one protects, or 0
/// @param tag         why
public record Ticket(
        long id,
        int strategy,
        int instrument,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        long size,
        long share,
        Prices prices,
        long expireTime,
        boolean isPostOnly,
        boolean isReduceOnly,
        long parent,
        String tag) {

    /// The prices of an order at 1e-8; what its type does not need is 0.
    ///
    /// @param limit      worst price
    /// @param stop       trigger
    /// @param trail      distance of a trailing stop as an amount
    /// @param trailRatio distance of a trailing stop as a share of the price
    public record Prices(long limit, long stop, long trail, long trailRatio) {
        public static final Prices NONE = new Prices(0, 0, 0, 0);
    }

    public boolean isBuy() {
        return side == Side.BUY;
    }

    public boolean isShare() {
        return share != 0;
    }

    public long limit() {
        return prices.limit();
    }

    public long stop() {
        return prices.stop();
    }

    /// Whether it carries a limit price.
    public boolean hasLimit() {
        return type == OrderType.LIMIT || type == OrderType.STOP_LIMIT;
    }

    /// Whether it waits for a trigger.
    public boolean hasStop() {
        return type == OrderType.STOP || type == OrderType.STOP_LIMIT || type == OrderType.TRAILING_STOP;
    }

    /// The same order after a split, `newUnits` for `oldUnits`: prices on the instrument's grid, what is left to
    /// trade in whole lots, which may be none.
    ///
    /// @param filled units that have traded, before the split
    public Ticket split(long newUnits, long oldUnits, Instrument of, long filled) {
        long tick = of.tickSize();
        Prices after = new Prices(
                Fixed.roundTo(Fixed.scale(limit(), oldUnits, newUnits), tick),
                Fixed.roundTo(Fixed.scale(stop(), oldUnits, newUnits), tick),
                Fixed.roundTo(Fixed.scale(prices.trail(), oldUnits, newUnits), tick),
                prices.trailRatio());
        long left = Fixed.floorTo(Fixed.scale(size - filled, newUnits, oldUnits), of.lotSize());
        long units = Math.addExact(Fixed.scale(filled, newUnits, oldUnits), left);
        return new Ticket(
                id,
                strategy,
                instrument,
                side,
                type,
                timeInForce,
                units,
                share,
                after,
                expireTime,
                isPostOnly,
                isReduceOnly,
                parent,
                tag);
    }

    /// The same order with other size and prices: after an amendment or a resolved share.
    public Ticket with(long newSize, Prices newPrices) {
        return new Ticket(
                id,
                strategy,
                instrument,
                side,
                type,
                timeInForce,
                newSize,
                0,
                newPrices,
                expireTime,
                isPostOnly,
                isReduceOnly,
                parent,
                tag);
    }
}
