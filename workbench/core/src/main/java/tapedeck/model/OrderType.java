package tapedeck.model;

/// When and at what price an order may trade. The ordinal is part of the canonical encoding: append only.
public enum OrderType {
    /// At the next price.
    MARKET,
    /// At its price or better.
    LIMIT,
    /// Becomes a market order once the price touches the stop.
    STOP,
    /// Becomes a limit order once the price touches the stop.
    STOP_LIMIT,
    /// A stop that follows the best price seen at a distance.
    TRAILING_STOP,
    /// At the opening price of the next session or bar.
    MARKET_ON_OPEN,
    /// At the closing price of the session.
    MARKET_ON_CLOSE
}
