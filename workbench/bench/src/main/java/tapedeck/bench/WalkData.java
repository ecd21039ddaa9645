package tapedeck.bench;

import java.util.List;
import java.util.SplittableRandom;
import tapedeck.engine.DataRoot;
import tapedeck.engine.MarketData;
import tapedeck.event.BarReader;
import tapedeck.model.AssetClass;
import tapedeck.model.Currency;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Instruments;
import tapedeck.model.Interval;
import tapedeck.model.Times;
import tapedeck.model.TradingCalendar;

/// A seeded random walk in cents as one-minute bars in columns, as a store would map them.
final class WalkData implements MarketData {
    private static final Interval MINUTE = Interval.parse("1m");
    private static final long START = Times.parse("2020-01-01");
    private static final int FIELDS = 5;

    private final Instruments instruments;
    private final Instrument instrument;
    private final long[] rows;
    private final int count;
    private final String root;

    WalkData(long seed, int count) {
        this.count = count;
        this.rows = new long[count * FIELDS];
        this.instrument = new Instrument(
                0, "WALK", AssetClass.CRYPTO, Currency.USD, Fixed.ONE / 100, 1, Fixed.ONE, TradingCalendar.CONTINUOUS);
        this.instruments = new Instruments(List.of(instrument));
        walk(new SplittableRandom(seed));
        DataRoot hash = DataRoot.ofBars("WALK", MINUTE, 2);
        for (int i = 0; i < count; i++) {
            hash.bar(time(i), row(i, 0), row(i, 1), row(i, 2), row(i, 3), row(i, 4));
        }
        this.root = hash.finish();
    }

    private void walk(SplittableRandom random) {
        long cents = 10_000;
        long cent = Fixed.ONE / 100;
        for (int i = 0; i < count; i++) {
            long open = Math.max(1_000, cents + random.nextInt(-3, 4));
            long close = Math.max(1_000, open + random.nextInt(-20, 21));
            rows[i * FIELDS] = open * cent;
            rows[i * FIELDS + 1] = (Math.max(open, close) + random.nextInt(0, 8)) * cent;
            rows[i * FIELDS + 2] = (Math.min(open, close) - random.nextInt(0, 8)) * cent;
            rows[i * FIELDS + 3] = close * cent;
            rows[i * FIELDS + 4] = random.nextInt(1, 10_000);
            cents = close;
        }
    }

    /// Open, high, low, close at 1e-8, then the volume in hundredths.
    long row(int bar, int field) {
        return rows[bar * FIELDS + field];
    }

    long time(int bar) {
        return START + bar * Interval.MINUTE;
    }

    int count() {
        return count;
    }

    @Override
    public Instruments instruments() {
        return instruments;
    }

    @Override
    public Interval interval() {
        return MINUTE;
    }

    @Override
    public int volumeScale(int number) {
        return 2;
    }

    @Override
    public BarReader bars(int number) {
        int[] next = {0};
        return bar -> {
            int i = next[0];
            if (i == count) {
                return false;
            }
            long start = time(i);
            bar.set(start, start + Interval.MINUTE, row(i, 0), row(i, 1), row(i, 2), row(i, 3), row(i, 4));
            next[0] = i + 1;
            return true;
        };
    }

    @Override
    public long barCount(int number) {
        return count;
    }

    @Override
    public long startTime() {
        return START;
    }

    @Override
    public long endTime() {
        return time(count);
    }

    @Override
    public String root() {
        return root;
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
