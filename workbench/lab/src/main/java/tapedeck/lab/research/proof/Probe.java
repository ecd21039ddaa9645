package tapedeck.lab.research.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import tapedeck.indicator.Series;
import tapedeck.model.Bar;
import tapedeck.model.OrderEvent;
import tapedeck.model.Tick;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Setup;
import tapedeck.strategy.TradingStrategy;

/// Stands between the engine and a strategy under examination: counts timers, knows the declared series, and can hold
/// the strategy back until a number of bars have closed. Passes everything else on unchanged. Not thread-safe.
class Probe implements TradingStrategy {
    final TradingStrategy inner;
    private final int atLeast;
    private final List<Series> series = new ArrayList<>();
    private int declared;
    private boolean answersOrder;
    private LongSupplier inputs = () -> 0;
    private long closeTime = Long.MIN_VALUE;
    private long closeInputs;
    private long timerTime = Long.MIN_VALUE;

    private Probe(TradingStrategy inner, int atLeast) {
        this.inner = inner;
        this.atLeast = atLeast;
    }

    /// @param atLeast closed bars of the run's own interval before the first callback; 0 for what it declares
    static Probe of(TradingStrategy inner, int atLeast) {
        // A strategy that listens to ticks makes the engine walk every bar's path: the probe must do as it does.
        return overridesTicks(inner) ? new Ticking(inner, atLeast) : new Probe(inner, atLeast);
    }

    private static boolean overridesTicks(TradingStrategy strategy) {
        try {
            return strategy.getClass()
                            .getMethod("onTick", Tick.class, Desk.class)
                            .getDeclaringClass()
                    != TradingStrategy.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The same for one that listens to ticks.
    private static final class Ticking extends Probe {
        private Ticking(TradingStrategy inner, int atLeast) {
            super(inner, atLeast);
        }

        @Override
        public void onTick(Tick tick, Desk desk) {
            begin();
            inner.onTick(tick, desk);
        }
    }

    final void begin() {
        answersOrder = false;
    }

    /// Whether the last callback was the answer to an order's event.
    boolean answersOrder() {
        return answersOrder;
    }

    /// Tells where to read how many market inputs there were.
    void count(LongSupplier marketInputs) {
        inputs = marketInputs;
    }

    /// Whether a bar closed at this instant, and neither an input nor a timer came since.
    boolean isAtBarClose(long time, long inputsByNow) {
        return time == closeTime && inputsByNow == closeInputs && time != timerTime;
    }

    private void closed(Desk desk) {
        begin();
        closeTime = desk.now();
        closeInputs = inputs.getAsLong();
    }

    /// Bars of the run's own interval that it declares to need before its first decision.
    int declaredBars() {
        return declared;
    }

    /// The series that it asked for, in that order.
    List<Series> series() {
        return series;
    }

    @Override
    public void setup(Setup setup) {
        inner.setup(new Watching(setup));
        Series base = setup.bars();
        declared = 1;
        for (Series each : series) {
            long ratio = Math.max(1, each.interval().nanos() / base.interval().nanos());
            declared = (int) Math.max(declared, Math.min(Integer.MAX_VALUE, each.warmupBars() * ratio));
        }
        if (atLeast > 0) {
            base.require(atLeast);
        }
    }

    @Override
    public void onBar(Bar bar, Desk desk) {
        closed(desk);
        inner.onBar(bar, desk);
    }

    @Override
    public void onBars(List<Bar> closed, Desk desk) {
        closed(desk);
        inner.onBars(closed, desk);
    }

    @Override
    public void onOrder(OrderEvent event, Desk desk) {
        answersOrder = true;
        inner.onOrder(event, desk);
    }

    @Override
    public void onTimer(String name, Desk desk) {
        begin();
        timerTime = desk.now();
        inner.onTimer(name, desk);
    }

    /// Keeps the series that are asked for.
    private final class Watching implements Setup {
        private final Setup behind;

        private Watching(Setup behind) {
            this.behind = behind;
        }

        private Series keep(Series asked) {
            series.add(asked);
            return asked;
        }

        @Override
        public Series bars() {
            return keep(behind.bars());
        }

        @Override
        public Series bars(String symbol, String interval) {
            return keep(behind.bars(symbol, interval));
        }

        @Override
        public void require(boolean ok, String why) {
            behind.require(ok, why);
        }

        @Override
        public void every(String name, Duration period) {
            behind.every(name, period);
        }
    }
}
