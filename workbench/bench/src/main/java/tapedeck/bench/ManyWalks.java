package tapedeck.bench;

import java.util.ArrayList;
import java.util.List;
import tapedeck.engine.DataRoot;
import tapedeck.engine.MarketData;
import tapedeck.event.BarReader;
import tapedeck.model.AssetClass;
import tapedeck.model.Bar;
import tapedeck.model.Currency;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Instruments;
import tapedeck.model.Interval;
import tapedeck.model.Times;
import tapedeck.model.TradingCalendar;

/// Seeded random walks of many symbols as one-minute bars, made while they are read: any length, no memory.
///
/// One draw of 64 bits makes one bar, in about two nanoseconds, so that what is measured is the engine. Its root names
/// the recipe (seed, symbols, bars) instead of the rows: hashing those would cost more than the run.
final class ManyWalks implements MarketData {
    private static final Interval MINUTE = Interval.parse("1m");
    private static final long START = Times.parse("2015-01-01");
    private static final long CENT = Fixed.ONE / 100;

    private final long seed;
    private final Instruments instruments;
    private final long barsEach;

    ManyWalks(long seed, int symbols, long barsEach) {
        this.seed = seed;
        this.barsEach = barsEach;
        List<Instrument> list = new ArrayList<>();
        for (int i = 0; i < symbols; i++) {
            list.add(new Instrument(
                    i,
                    "W" + (i + 1000),
                    AssetClass.CRYPTO,
                    Currency.USD,
                    CENT,
                    Fixed.ONE / 10_000,
                    Fixed.ONE,
                    TradingCalendar.CONTINUOUS));
        }
        instruments = new Instruments(list);
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
    public int volumeScale(int instrument) {
        return 2;
    }

    @Override
    public BarReader bars(int instrument) {
        return new Walk(seed + instrument, barsEach);
    }

    @Override
    public long barCount(int instrument) {
        return barsEach;
    }

    @Override
    public long startTime() {
        return START;
    }

    @Override
    public long endTime() {
        return START + barsEach * Interval.MINUTE;
    }

    @Override
    public String root() {
        DataRoot root = DataRoot.ofBars("walks", MINUTE, 2);
        root.bar(START, seed, instruments.size(), barsEach, 0, 0);
        return root.finish();
    }

    @Override
    public void close() {
        // Nothing is held open.
    }

    /// One symbol's walk in cents, reflected at ten dollars.
    private static final class Walk implements BarReader {
        private static final long GOLDEN = 0x9E3779B97F4A7C15L;
        private static final long LEAST = 1_000;

        private long state;
        private long left;
        private long cents = 100_000;
        private long time = START;

        Walk(long seed, long bars) {
            state = mix(seed);
            left = bars;
        }

        @Override
        public boolean read(Bar bar) {
            if (left-- <= 0) {
                return false;
            }
            state += GOLDEN;
            long bits = mix(state);
            long open = Math.max(LEAST, cents + (bits & 1) - (bits >> 1 & 1));
            long close = Math.max(LEAST, open + (bits >> 2 & 31) - (bits >> 7 & 31));
            long high = Math.max(open, close) + (bits >> 12 & 7);
            long low = Math.min(open, close) - (bits >> 15 & 7);
            bar.set(
                    time,
                    time + Interval.MINUTE,
                    open * CENT,
                    high * CENT,
                    low * CENT,
                    close * CENT,
                    1 + (bits >> 18 & 8191));
            cents = close;
            time += Interval.MINUTE;
            return true;
        }

        private static long mix(long z) {
            long a = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
            long b = (a ^ a >>> 27) * 0x94D049BB133111EBL;
            return b ^ b >>> 31;
        }
    }
}
