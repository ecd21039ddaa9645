package tapedeck.ta4j;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tapedeck.indicator.Series;
import tapedeck.model.AssetClass;
import tapedeck.model.Bar;
import tapedeck.model.Currency;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.model.TradingCalendar;
import tapedeck.testing.Fixtures;

/// Seeded random walks in cents, as bars of one instrument.
public final class Market {
    public static final Interval MINUTE = Interval.parse("1m");

    private Market() {}

    public static Instrument instrument(int number, String symbol) {
        return new Instrument(
                number,
                symbol,
                AssetClass.CRYPTO,
                Currency.USD,
                Fixed.parse("0.01"),
                Fixed.parse("0.00000001"),
                Fixed.ONE,
                TradingCalendar.CONTINUOUS);
    }

    public static Series series(int maxBars) {
        return new Series(instrument(0, "TEST"), MINUTE, 2, maxBars);
    }

    /// A walk of `count` one-minute bars that starts at 100.00.
    public static List<Bar> walk(long seed, int count) {
        return walk(instrument(0, "TEST"), seed, count);
    }

    public static List<Bar> walk(Instrument instrument, long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Bar> bars = new ArrayList<>(count);
        long cents = 10_000;
        for (int i = 0; i < count; i++) {
            long open = Math.max(1_000, cents + random.nextInt(-3, 4));
            long close = Math.max(1_000, open + random.nextInt(-20, 21));
            long high = Math.max(open, close) + random.nextInt(0, 8);
            long low = Math.min(open, close) - random.nextInt(0, 8);
            long start = Fixtures.START + i * Interval.MINUTE;
            Bar bar = new Bar(instrument, MINUTE, 2);
            bar.set(
                    start,
                    start + Interval.MINUTE,
                    price(open),
                    price(high),
                    price(low),
                    price(close),
                    random.nextInt(1, 10_000));
            bars.add(bar);
            cents = close;
        }
        return bars;
    }

    private static long price(long cents) {
        return cents * (Fixed.ONE / 100);
    }
}
