package tapedeck.model;

/// Why an order was refused, canceled or could not be changed: counted, and shown in words.
///
/// The ordinal is part of the canonical encoding: append only.
public enum Reason {
    NONE("no reason given"),
    NOT_A_NUMBER("a size or price is not a number"),
    SIZE_ROUNDS_TO_ZERO("the size rounds to zero lots"),
    PRICE_OUT_OF_RANGE("a price is zero, negative or too large"),
    NO_PRICE_YET("the instrument has no price yet"),
    CASH("not enough cash"),
    MARGIN("not enough margin"),
    SHORT_NOT_ALLOWED("the account cannot sell short"),
    NOTHING_TO_REDUCE("a reduce-only order found nothing to reduce"),
    WOULD_TAKE("a post-only order would have taken liquidity"),
    UNKNOWN_ORDER("there is no such working order"),
    TOO_LATE("the order is no longer working"),
    MAX_ORDER_SIZE("over the largest size of one order"),
    MAX_ORDER_NOTIONAL("over the largest notional of one order"),
    MAX_POSITION("over the largest position"),
    MAX_GROSS("over the largest gross exposure"),
    MAX_NET("over the largest net exposure"),
    PRICE_COLLAR("too far from the last good price"),
    ORDER_RATE("too many orders in a short time"),
    DAILY_LOSS("the day's loss limit is reached"),
    MAX_DRAWDOWN("the drawdown limit is reached"),
    STALE_PRICE("the last price is too old"),
    RESTRICTED("the instrument is on the restricted list"),
    DUPLICATE("the same order was sent a moment ago"),
    SELF_MATCH("it would trade against an own order"),
    REDUCE_ONLY_MODE("only orders that reduce a position are allowed now"),
    HALTED("trading is halted"),
    LINKED("the other order of the pair was filled or canceled"),
    BY_STRATEGY("canceled by the strategy"),
    BY_OPERATOR("canceled by a person"),
    IMMEDIATE("what could not trade at once was canceled"),
    SESSION_END("the session ended"),
    CORPORATE_ACTION("a corporate action made it void"),
    NO_LIQUIDITY("nothing to trade against"),
    VENUE("refused by the venue"),
    CONTRADICTORY("a limit, a stop, a trailing stop or an auction that do not go together");

    private final String words;

    Reason(String words) {
        this.words = words;
    }

    /// A clause a person understands.
    public String words() {
        return words;
    }
}
