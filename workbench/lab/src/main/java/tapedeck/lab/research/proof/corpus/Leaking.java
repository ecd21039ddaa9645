package tapedeck.lab.research.proof.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tapedeck.engine.CorporateAction;
import tapedeck.engine.MarketData;
import tapedeck.model.Bar;
import tapedeck.model.Fixed;
import tapedeck.model.Interval;
import tapedeck.model.Order;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Setup;
import tapedeck.strategy.TradingStrategy;

/// The twelve usual ways to see the future by mistake, each planted in a strategy. Stateless.
///
/// The engine gives out closed bars only, so each has a way around it: most compute on the whole data set that they
/// are made with, as notebooks do; one keeps a static field; one is a matter of configuration.
final class Leaking {
    private Leaking() {}

    /// `signal.shift(-3)`.
    static TradingStrategy negativeShift(MarketData data) {
        Frame f = new Frame(data);
        return new Planned(i -> i + 3 < f.size && f.close[i + 3] > f.close[i]);
    }

    /// An index that is one too high.
    static TradingStrategy oneBar(MarketData data) {
        Frame f = new Frame(data);
        return new Planned(i -> i + 1 < f.size && f.close[i + 1] > f.close[i]);
    }

    /// `(close - close.mean()) / close.std()`.
    static TradingStrategy wholeNormalisation(MarketData data) {
        Frame f = new Frame(data);
        double mean = f.mean(0, f.size);
        double deviation = f.deviation(0, f.size);
        return new Planned(i -> (f.close[i] - mean) / deviation < -0.5);
    }

    /// `close.rolling(11, center=True).mean()`.
    static TradingStrategy centredWindow(MarketData data) {
        Frame f = new Frame(data);
        return new Planned(i -> f.mean(i - 5, i + 6) > f.close[i]);
    }

    /// The close of a four-hour bar, read while it forms.
    static TradingStrategy unclosedHigherBar(MarketData data) {
        Frame f = new Frame(data);
        long length = 4 * Interval.HOUR;
        return new Planned(i -> f.close[f.bucketEnd(i, length) - 1] > f.open[f.bucketStart(i, length)]);
    }

    /// An honest crossing, run with orders that trade at the close of the bar that gave the signal.
    static TradingStrategy sameClose(MarketData data) {
        return new Crossing(setup -> setup.bars().close());
    }

    /// Prices divided by splits that were still to come, against a fixed level.
    static TradingStrategy futureSplit(MarketData data) {
        Frame f = new Frame(data);
        return new Planned(i -> f.close[i] * factorAfter(f, f.starts[i]) < 75);
    }

    private static double factorAfter(Frame f, long time) {
        double factor = 1;
        for (CorporateAction action : f.actions) {
            if (action.time() > time && action.newUnits() > 0) {
                factor *= (double) action.oldUnits() / action.newUnits();
            }
        }
        return factor;
    }

    /// A low that is the lowest of the four bars before and the four after it.
    static TradingStrategy repaintingPivot(MarketData data) {
        Frame f = new Frame(data);
        return new Planned(i -> {
            int last = i;
            while (last > 0 && !isPivot(f, last)) {
                last--;
            }
            return i - last < 6;
        });
    }

    private static boolean isPivot(Frame f, int i) {
        for (int k = Math.max(0, i - 4); k <= Math.min(f.size - 1, i + 4); k++) {
            if (f.low[k] < f.low[i]) {
                return false;
            }
        }
        return true;
    }

    /// `close.resample("1D").mean()` laid back over the hours of the same day.
    static TradingStrategy resample(MarketData data) {
        Frame f = new Frame(data);
        double[] daily = new double[f.size];
        for (int i = 0; i < f.size; i = f.bucketEnd(i, Interval.DAY)) {
            int end = f.bucketEnd(i, Interval.DAY);
            Arrays.fill(daily, i, end, f.mean(i, end));
        }
        return new Planned(i -> f.close[i] < daily[i]);
    }

    /// A tenth below the highest price there will ever be.
    static TradingStrategy wholeMaximum(MarketData data) {
        Frame f = new Frame(data);
        double highest = Arrays.stream(f.high).max().orElse(0);
        return new Planned(i -> f.close[i] < 0.9 * highest);
    }

    /// Buys when the next open, at which it will trade, is a bargain.
    static TradingStrategy peekingFill(MarketData data) {
        Frame f = new Frame(data);
        return new Planned(i -> i + 1 < f.size && f.open[i + 1] < f.close[i]);
    }

    /// Remembers the prices of an earlier run in a static field, and knows them in the next.
    static TradingStrategy staticState(MarketData data) {
        return new Remembering();
    }

    private static final class Remembering implements TradingStrategy {
        private static final List<Long> SEEN = new ArrayList<>();

        private int index;

        @Override
        public void setup(Setup setup) {
            setup.bars();
        }

        @Override
        public void onBar(Bar bar, Desk desk) {
            boolean knows = index + 1 < SEEN.size();
            if (knows && SEEN.get(index + 1) > bar.closePrice() + Fixed.ONE / 100) {
                desk.submit(Order.buy(bar, 1));
            }
            if (index < SEEN.size()) {
                SEEN.set(index, bar.closePrice());
            } else {
                SEEN.add(bar.closePrice());
            }
            index++;
        }
    }
}
