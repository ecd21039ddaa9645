package tapedeck.strategies;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tapedeck.indicator.Series;
import tapedeck.model.Bar;
import tapedeck.model.Order;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Param;
import tapedeck.strategy.Setup;
import tapedeck.strategy.Summary;
import tapedeck.strategy.TradingStrategy;

/// Buys by chance and holds for a while: a baseline with the costs and the exposure of trading, but no idea.
///
/// Chance is a hash of the seed and the bar's start, never a stream: a bar's draw is the same wherever history begins.
@Summary(
        value = "Buys at random and holds a fixed number of bars: the baseline of having no idea.",
        risk = "all of equity, long only, no stop")
public final class RandomEntries implements TradingStrategy {
    @Param(min = 0, max = 1e15, value = "another seed, other trades")
    long seed = 1;

    @Param(min = 0.0001, max = 1, step = 0.01, value = "chance to buy at a bar while flat")
    double chance = 0.05;

    @Param(min = 1, max = 10_000, step = 5, value = "bars to hold")
    int hold = 20;

    private @Nullable Series bars;
    private int leaveAt = -1;

    @Override
    public void setup(Setup setup) {
        bars = setup.bars();
    }

    @Override
    public void onBar(Bar bar, Desk desk) {
        Series series = Objects.requireNonNull(bars);
        int index = series.lastIndex();
        if (leaveAt >= 0) {
            if (index >= leaveAt) {
                leaveAt = -1;
                desk.close(series);
            }
        } else if (draw(seed, bar.startTime()) < chance) {
            leaveAt = index + hold;
            desk.submit(Order.buyShare(series, 1).tag("chance"));
        }
    }

    /// A number from 0 to 1, the same for the same seed and time: two rounds of a 64-bit mixer.
    static double draw(long seed, long time) {
        return (mix(mix(seed) ^ time) >>> 11) * 0x1p-53;
    }

    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
