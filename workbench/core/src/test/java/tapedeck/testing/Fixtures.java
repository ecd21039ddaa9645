package tapedeck.testing;

import java.util.List;
import java.util.SplittableRandom;
import tapedeck.engine.MemoryData;
import tapedeck.model.AssetClass;
import tapedeck.model.Currency;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.model.Tick;
import tapedeck.model.Times;
import tapedeck.model.TradingCalendar;

/// Small builders for tests: prices as decimal strings, times counted from a fixed start.
public final class Fixtures {
    /// 2023-01-02T00:00:00Z, a Monday.
    public static final long START = Times.parse("2023-01-02");

    public static final Interval MINUTE = Interval.parse("1m");

    private Fixtures() {}

    /// A round-the-clock instrument in dollars: tick 0.01, lot 0.001.
    public static Instrument instrument(String symbol) {
        return instrument(0, symbol);
    }

    public static Instrument instrument(int number, String symbol) {
        return new Instrument(
                number,
                symbol,
                AssetClass.CRYPTO,
                Currency.USD,
                fixed("0.01"),
                fixed("0.001"),
                Fixed.ONE,
                TradingCalendar.CONTINUOUS);
    }

    public static long fixed(String text) {
        return Fixed.parse(text);
    }

    /// One-minute bars of one instrument, a line each: `open high low close`.
    public static MemoryData bars(String... lines) {
        var builder = new MemoryData.Builder(List.of(instrument("X")), MINUTE, 0);
        long start = START;
        for (String line : lines) {
            String[] cells = line.strip().split(" +", -1);
            long[] prices = {fixed(cells[0]), fixed(cells[1]), fixed(cells[2]), fixed(cells[3])};
            builder.add(0, start, prices, 1000);
            start += Interval.MINUTE;
        }
        return builder.build();
    }

    /// Whether some bars of [#randomBars] do not start on the minute, so that instruments' bars overlap.
    public static boolean hasBarsAskew(long seed) {
        return seed % 8 == 0;
    }

    /// Seeded one-minute bars at prices in cents: a walk with gaps, some bars missing.
    public static MemoryData randomBars(long seed, int count, int instruments) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Instrument> all = java.util.stream.IntStream.range(0, instruments)
                .mapToObj(i -> instrument(i, "X" + i))
                .toList();
        var builder = new MemoryData.Builder(all, MINUTE, 0);
        long[] last = new long[instruments];
        java.util.Arrays.fill(last, 10_000);
        for (int n = 0; n < count; n++) {
            for (int i = 0; i < instruments; i++) {
                boolean isAskew = hasBarsAskew(seed) && i > 0 && n / 10 % 3 == 1;
                if (random.nextInt(20) == 0 || (isAskew && n % 10 == 9)) {
                    continue;
                }
                long open = Math.max(100, last[i] + random.nextInt(-20, 21));
                long close = Math.max(100, open + random.nextInt(-40, 41));
                long high = Math.max(open, close) + random.nextInt(0, 25);
                long low = Math.max(1, Math.min(open, close) - random.nextInt(0, 25));
                last[i] = close;
                long cent = Fixed.ONE / 100;
                long[] prices = {open * cent, high * cent, low * cent, close * cent};
                long start = START + n * Interval.MINUTE + (isAskew ? 20 * Interval.SECOND : 0);
                builder.add(i, start, prices, random.nextInt(1, 1000));
            }
        }
        return builder.build();
    }

    /// A trade of instrument 0 at a number of seconds after the start.
    public static Tick trade(int seconds, String price, String size) {
        Tick tick = new Tick();
        tick.venueTime = START + seconds * Interval.SECOND;
        tick.time = tick.venueTime;
        tick.kind = Tick.TRADE;
        tick.flags = Tick.LAST_IN_BATCH;
        tick.price = fixed(price);
        tick.size = fixed(size);
        return tick;
    }

    /// A quote of instrument 0.
    public static Tick quote(int seconds, String bid, String bidSize, String ask, String askSize) {
        Tick tick = trade(seconds, bid, bidSize);
        tick.kind = Tick.QUOTE;
        tick.price2 = fixed(ask);
        tick.size2 = fixed(askSize);
        return tick;
    }
}
