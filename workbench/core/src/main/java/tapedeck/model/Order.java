package tapedeck.model;

/// What a strategy asks for, in doubles: a small builder that reads as a sentence.
///
/// `Order.buy(bars, 2).limit(99.5).stopLoss(98).takeProfit(104).tag("dip")`. Without a price it is a market order.
/// Nothing is rounded or checked here: submitting is the single point of conversion. Not thread-safe.
public final class Order {
    private final Tradable market;
    private final Side side;
    private final double size;
    private final boolean isShare;
    private OrderType type = OrderType.MARKET;
    private TimeInForce timeInForce = TimeInForce.GTC;
    private double limitPrice = Double.NaN;
    private double stopPrice = Double.NaN;
    private double trailAmount = Double.NaN;
    private double trailPercent = Double.NaN;
    private double stopLossPrice = Double.NaN;
    private double takeProfitPrice = Double.NaN;
    private boolean isContradictory;
    private boolean hasLimit;
    private boolean hasStop;
    private boolean hasTrailPercent;
    private boolean hasStopLoss;
    private boolean hasTakeProfit;
    private boolean postOnly;
    private boolean reduceOnly;
    private long expireTime;
    private long linkedTo;
    private String tag = "";

    private Order(Tradable market, Side side, double size, boolean isShare) {
        this.market = market;
        this.side = side;
        this.size = size;
        this.isShare = isShare;
    }

    /// Buys `size` units.
    public static Order buy(Tradable market, double size) {
        return new Order(market, Side.BUY, size, false);
    }

    /// Sells `size` units, short where nothing is held and the account allows it.
    public static Order sell(Tradable market, double size) {
        return new Order(market, Side.SELL, size, false);
    }

    /// Buys for a share of the free margin, 0 to 1: resolved at the fill in simulation, at submission live.
    public static Order buyShare(Tradable market, double share) {
        return new Order(market, Side.BUY, share, true);
    }

    /// Sells short for a share of the free margin, 0 to 1.
    public static Order sellShare(Tradable market, double share) {
        return new Order(market, Side.SELL, share, true);
    }

    /// Trades at this price or better.
    public Order limit(double price) {
        limitPrice = price;
        hasLimit = true;
        return as(hasStop ? OrderType.STOP_LIMIT : OrderType.LIMIT);
    }

    /// A stop entry: waits until the price touches this one.
    public Order stop(double price) {
        stopPrice = price;
        hasStop = true;
        return as(hasLimit ? OrderType.STOP_LIMIT : OrderType.STOP);
    }

    /// A stop that trails the best price by an amount of money per unit.
    public Order trailingStop(double amount) {
        trailAmount = amount;
        hasTrailPercent = false;
        return as(OrderType.TRAILING_STOP);
    }

    /// A stop that trails the best price by a percentage of it.
    public Order trailingStopPercent(double percent) {
        trailPercent = percent;
        hasTrailPercent = true;
        return as(OrderType.TRAILING_STOP);
    }

    /// At the next opening price; with a limit or a stop it is refused.
    public Order onOpen() {
        return as(OrderType.MARKET_ON_OPEN);
    }

    /// At the session's closing price, as much as the liquidity model allows there; what is left is canceled. With a
    /// limit or a stop it is refused.
    public Order onClose() {
        return as(OrderType.MARKET_ON_CLOSE);
    }

    /// A limit and a stop make a stop-limit; nothing else goes together.
    private Order as(OrderType next) {
        isContradictory |= type != OrderType.MARKET && type != next && next != OrderType.STOP_LIMIT;
        type = next;
        return this;
    }

    /// Protection sent when this order fills: leaves at a loss.
    public Order stopLoss(double price) {
        stopLossPrice = price;
        hasStopLoss = true;
        return this;
    }

    /// Protection sent when this order fills: leaves at a profit; cancels the stop and is canceled by it.
    public Order takeProfit(double price) {
        takeProfitPrice = price;
        hasTakeProfit = true;
        return this;
    }

    public Order timeInForce(TimeInForce value) {
        timeInForce = value;
        return this;
    }

    /// Works until `time`, epoch nanoseconds.
    public Order until(long time) {
        timeInForce = TimeInForce.GTD;
        expireTime = time;
        return this;
    }

    /// Refused rather than filled where it would take liquidity at once.
    public Order postOnly() {
        postOnly = true;
        return this;
    }

    /// Never opens or turns a position: its size is cut to what is held.
    public Order reduceOnly() {
        reduceOnly = true;
        return this;
    }

    /// One cancels the other: a fill of either takes its size from the other.
    public Order oneCancels(long otherOrderId) {
        linkedTo = otherOrderId;
        return this;
    }

    /// A word for the report: why this order was sent.
    public Order tag(String why) {
        tag = why;
        return this;
    }

    public Tradable market() {
        return market;
    }

    public Side side() {
        return side;
    }

    public double size() {
        return size;
    }

    public boolean isShare() {
        return isShare;
    }

    public OrderType type() {
        return type;
    }

    public TimeInForce timeInForce() {
        return timeInForce;
    }

    /// Whether what it asks for does not go together, such as a limit at the opening auction.
    public boolean isContradictory() {
        return isContradictory;
    }

    public boolean hasLimit() {
        return hasLimit;
    }

    public double limitPrice() {
        return limitPrice;
    }

    public boolean hasStop() {
        return hasStop;
    }

    public double stopPrice() {
        return stopPrice;
    }

    public boolean hasTrailPercent() {
        return hasTrailPercent;
    }

    public double trailAmount() {
        return trailAmount;
    }

    public double trailPercent() {
        return trailPercent;
    }

    public boolean hasStopLoss() {
        return hasStopLoss;
    }

    public double stopLossPrice() {
        return stopLossPrice;
    }

    public boolean hasTakeProfit() {
        return hasTakeProfit;
    }

    public double takeProfitPrice() {
        return takeProfitPrice;
    }

    public boolean isPostOnly() {
        return postOnly;
    }

    public boolean isReduceOnly() {
        return reduceOnly;
    }

    public long expireTime() {
        return expireTime;
    }

    /// The order this one cancels, or 0.
    public long linkedTo() {
        return linkedTo;
    }

    public String tag() {
        return tag;
    }
}
