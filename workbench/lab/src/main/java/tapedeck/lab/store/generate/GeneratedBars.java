package tapedeck.lab.store.generate;

import tapedeck.event.BarReader;
import tapedeck.model.Bar;
import tapedeck.model.Fixed;
import tapedeck.model.Interval;
import tapedeck.model.TradingCalendar;

/// A synthetic series of bars, made one by one as it is read; the same for the same spec, motion and seed.
///
/// Each bar is a walk of [#STEPS] steps whose first, highest, lowest and last prices it keeps; between sessions the
/// price moves by one more step, as overnight. Volumes are whole units. Not thread-safe.
public final class GeneratedBars implements BarReader {
    /// Steps of the walk inside one bar.
    public static final int STEPS = 8;

    private static final double DAYS_PER_YEAR = 365.25;

    private final MarketSpec spec;
    private final Motion motion;
    private final Gaussians chance;
    private final Gaussians volumeChance;
    private final TradingCalendar calendar;
    private double logPrice;
    private long time;
    private long sessionClose;

    public GeneratedBars(MarketSpec spec, Motion motion, long seed) {
        this.spec = spec;
        this.motion = motion;
        this.chance = new Gaussians(seed);
        this.volumeChance = new Gaussians(~seed);
        this.calendar = spec.instrument().calendar();
        this.logPrice = StrictMath.log(Fixed.toDouble(spec.firstPrice()));
        this.time = calendar.sessionOpen(spec.from());
        this.sessionClose = calendar.sessionClose(spec.from());
    }

    @Override
    public boolean read(Bar bar) {
        if (time >= sessionClose) {
            long closed = sessionClose;
            time = calendar.sessionOpen(closed);
            sessionClose = calendar.sessionClose(closed);
            if (time > closed) {
                logPrice += motion.step(overnight(time - closed), chance);
            }
        }
        if (time >= spec.to()) {
            return false;
        }
        long end = spec.interval().isDaily()
                ? sessionClose
                : Math.min(time + spec.interval().nanos(), sessionClose);
        walk(bar, end);
        time = end;
        return true;
    }

    /// A closed market moves less than an open one: a fifth of the time counts, weekends like a night.
    private static double overnight(long nanos) {
        return Math.min(nanos, Interval.DAY) * 0.2 / (Interval.DAY * DAYS_PER_YEAR);
    }

    private void walk(Bar bar, long end) {
        long open = price();
        double start = logPrice;
        long high = open;
        long low = open;
        long close = open;
        double years = (end - time) / (Interval.DAY * DAYS_PER_YEAR) / STEPS;
        if (spec.interval().isDaily() && !calendar.isContinuous()) {
            years = 1.0 / calendar.periodsPerYear() / STEPS;
        }
        for (int i = 0; i < STEPS; i++) {
            logPrice += motion.step(years, chance);
            close = price();
            high = Math.max(high, close);
            low = Math.min(low, close);
        }
        bar.set(time, end, open, high, low, close, volume(Math.abs(logPrice - start)));
    }

    private long price() {
        long exact = Fixed.fromDouble(StrictMath.exp(logPrice));
        return Math.max(spec.priceStep(), Fixed.roundTo(exact, spec.priceStep()));
    }

    /// More is traded where the price moves more.
    private long volume(double move) {
        double factor = StrictMath.exp(0.35 * volumeChance.next()) * (0.8 + 20 * move);
        return Math.max(1, (long) StrictMath.rint(spec.barVolume() * factor));
    }
}
