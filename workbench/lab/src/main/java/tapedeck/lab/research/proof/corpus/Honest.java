package tapedeck.lab.research.proof.corpus;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tapedeck.engine.CorporateAction;
import tapedeck.engine.MarketData;
import tapedeck.indicator.Line;
import tapedeck.indicator.Series;
import tapedeck.model.Bar;
import tapedeck.model.Interval;
import tapedeck.model.Order;
import tapedeck.model.OrderEvent;
import tapedeck.model.Tick;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Setup;
import tapedeck.strategy.TradingStrategy;

/// Twelve strategies that see only what has happened, half of them beside the whole data set: each is the honest
/// brother of a leak, or a style that a crude examination would suspect. Stateless.
final class Honest {
    private Honest() {}

    /// Averages of closed bars, values shown at each.
    static TradingStrategy averages(MarketData data) {
        return new Crossing(setup -> setup.bars().close());
    }

    /// Averages of four-hour bars, which show when they have closed.
    static TradingStrategy closedHigherBar(MarketData data) {
        return new Crossing(
                setup -> setup.bars(data.instruments().get(0).symbol(), "4h").close());
    }

    /// The change over the last three bars.
    static TradingStrategy positiveShift(MarketData data) {
        Frame f = new Frame(data);
        return new Planned(i -> i >= 3 && f.close[i] > f.close[i - 3]);
    }

    /// Scaled by the mean and deviation of what has been.
    static TradingStrategy expandingNormalisation(MarketData data) {
        Frame f = new Frame(data);
        return new Planned(i -> (f.close[i] - f.mean(0, i + 1)) / (f.deviation(0, i + 1) + 1e-9) < -0.5);
    }

    /// The mean of the last eleven bars.
    static TradingStrategy trailingWindow(MarketData data) {
        Frame f = new Frame(data);
        return new Planned(i -> f.mean(i - 10, i + 1) > f.close[i]);
    }

    /// A pivot once the four bars after it have closed.
    static TradingStrategy confirmedPivot(MarketData data) {
        Frame f = new Frame(data);
        return new Planned(i -> {
            int middle = Math.max(0, i - 4);
            int first = Math.max(0, middle - 4);
            return Arrays.stream(f.low, first, i + 1).min().orElse(0) >= f.low[middle];
        });
    }

    /// The mean of yesterday laid over today.
    static TradingStrategy laggedResample(MarketData data) {
        Frame f = new Frame(data);
        return new Planned(i -> {
            int today = f.bucketStart(i, Interval.DAY);
            return today > 0 && f.close[i] < f.mean(f.bucketStart(today - 1, Interval.DAY), today);
        });
    }

    /// Prices multiplied by the splits that have come.
    static TradingStrategy pastSplit(MarketData data) {
        Frame f = new Frame(data);
        return new Planned(i -> {
            double factor = 1;
            for (CorporateAction action : f.actions) {
                if (action.time() <= f.starts[i] && action.newUnits() > 0) {
                    factor *= (double) action.newUnits() / action.oldUnits();
                }
            }
            return f.close[i] * factor < 98;
        });
    }

    /// A tenth below the highest price so far.
    static TradingStrategy runningMaximum(MarketData data) {
        Frame f = new Frame(data);
        return new Planned(
                i -> f.close[i] < 0.95 * Arrays.stream(f.high, 0, i + 1).max().orElse(0));
    }

    /// Draws by a seed of its own, from a constant table that no run changes.
    static TradingStrategy seeded(MarketData data) {
        SplittableRandom random = new SplittableRandom(11);
        return new Planned(i -> random.nextInt(10) < TABLE[i % TABLE.length]);
    }

    private static final int[] TABLE = {3, 5, 8, 5};

    /// Resting orders around a channel, moved as it moves, answered when they fill.
    static TradingStrategy restingOrders(MarketData data) {
        return new Channel();
    }

    private static final class Channel implements TradingStrategy {
        private @Nullable Line low;
        private long working;

        @Override
        public void setup(Setup setup) {
            low = setup.lowest(setup.bars().low(), 10);
        }

        @Override
        public void onBar(Bar bar, Desk desk) {
            double price = Objects.requireNonNull(low).now();
            if (working != 0) {
                desk.amend(working, price, 1);
            } else {
                working = desk.submit(Order.buy(bar, 1)
                        .limit(price)
                        .stopLoss(0.97 * price)
                        .takeProfit(1.02 * price)
                        .tag("bid"));
            }
        }

        @Override
        public void onOrder(OrderEvent event, Desk desk) {
            if (event.orderId() == working
                    && (event instanceof OrderEvent.Filled || event instanceof OrderEvent.Denied)) {
                working = 0;
            }
        }
    }

    /// Decides between bars: on ticks and by a timer.
    static TradingStrategy ticksAndTimers(MarketData data) {
        return new Impatient();
    }

    private static final class Impatient implements TradingStrategy {
        private @Nullable Series bars;
        private long last;

        @Override
        public void setup(Setup setup) {
            bars = setup.bars();
            setup.every("evening", Duration.ofHours(6));
        }

        @Override
        public void onTick(Tick tick, Desk desk) {
            Series own = Objects.requireNonNull(bars);
            if (last != 0 && tick.price < last - last / 200 && desk.isFlat(own)) {
                desk.submit(Order.buy(own, 1).tag("dip"));
            }
            last = tick.price;
        }

        @Override
        public void onTimer(String name, Desk desk) {
            desk.close(Objects.requireNonNull(bars));
        }
    }
}
