package tapedeck.strategies;

import java.util.List;
import tapedeck.strategy.StrategyProvider;

/// The strategies that come with the house.
public final class BuiltIn implements StrategyProvider {
    @Override
    public List<Class<?>> strategies() {
        return List.of(
                SmaCross.class,
                EmaCross.class,
                RsiReversion.class,
                MomentumRsi.class,
                BollingerBands.class,
                MacdTrend.class,
                DonchianBreakout.class,
                TimeSeriesMomentum.class,
                PairsTrading.class,
                BuyAndHold.class,
                RandomEntries.class);
    }
}
