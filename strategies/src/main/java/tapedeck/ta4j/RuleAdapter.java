package tapedeck.ta4j;

import tapedeck.strategy.Sizing;
import tapedeck.strategy.StrategyAdapter;
import tapedeck.strategy.TradingStrategy;

/// Lets the engine run rule strategies; found by `ServiceLoader`.
public final class RuleAdapter implements StrategyAdapter {
    @Override
    public boolean adapts(Class<?> type) {
        return RuleStrategy.class.isAssignableFrom(type);
    }

    @Override
    public TradingStrategy adapt(Object foreign, Sizing sizing) {
        return new RuleTrader((RuleStrategy) foreign, sizing);
    }
}
