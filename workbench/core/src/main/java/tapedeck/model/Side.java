package tapedeck.model;

/// The direction of an order, a fill or an aggressor.
public enum Side {
    BUY(1),
    SELL(-1);

    private final int sign;

    Side(int sign) {
        this.sign = sign;
    }

    /// +1 for a buy, −1 for a sell: `sign × size` is the change of the position.
    public int sign() {
        return sign;
    }

    /// The other side.
    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }

    /// The side that moves a position by the sign of `change`; zero counts as a buy.
    public static Side of(long change) {
        return change < 0 ? SELL : BUY;
    }
}
