package tapedeck.strategy;

/// Turns a foreign kind of strategy, such as a ta4j rule strategy, into a [TradingStrategy]. Found by `ServiceLoader`.
public interface StrategyAdapter {
    /// Whether this adapter can run instances of `type`.
    boolean adapts(Class<?> type);

    /// The strategy to run; `foreign` already has its parameters set.
    TradingStrategy adapt(Object foreign, Sizing sizing);
}
