package tapedeck.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tapedeck.model.Bar;
import tapedeck.model.Fixed;
import tapedeck.testing.Fixtures;

/// After a split every line has the values that it would have if the history had always been in the new units.
final class RestatedSeriesTest {
    private static final int BARS = 300;

    private static List<Line> lines(Series series) {
        Line close = series.close();
        Line sma = Lines.sma(close, 10);
        Line ema = Lines.ema(close, 12, Seed.MEAN);
        List<Line> lines = new ArrayList<>(List.of(close, series.high(), series.volume(), sma, ema));
        lines.add(Lines.sma(ema, 7));
        lines.add(Lines.wilder(series.open(), 5));
        lines.add(Lines.rsi(close, 14));
        lines.add(Lines.rsi(close, 14, Seed.MEAN));
        lines.add(Lines.rsi(close, 9, Seed.SKIP));
        lines.add(Lines.atr(series, 14));
        lines.add(Lines.highest(series.high(), 20));
        lines.add(Lines.lowest(sma, 20));
        lines.add(Lines.stdDev(close, 15));
        lines.add(Lines.stdDev(ema, 15));
        lines.add(Lines.zScore(close, 20));
        lines.add(Lines.macd(close, 5, 9, Seed.FIRST));
        lines.add(Lines.slope(close, series.open(), 12));
        lines.add(Lines.regressionZScore(close, series.low(), 12));
        lines.add(Lines.of(new Indicator() {
            private double total;

            @Override
            public Series series() {
                return series;
            }

            @Override
            public double at(int index) {
                total += Fixed.toDouble(series.closePrice(index));
                return total;
            }

            @Override
            public void restart() {
                total = 0;
            }

            @Override
            public int warmupBars() {
                return 3;
            }
        }));
        return lines;
    }

    private static List<Bar> bars(long seed) {
        Random random = new Random(seed);
        List<Bar> bars = new ArrayList<>();
        long price = 40_000;
        for (int i = 0; i < BARS; i++) {
            Bar bar = new Bar(Fixtures.instrument("X"), Fixtures.MINUTE, 0);
            price = Math.max(4_000, price + 4L * (random.nextInt(401) - 200));
            long cent = Fixed.ONE / 100;
            bar.set(
                    i * Fixtures.MINUTE.nanos(),
                    (i + 1) * Fixtures.MINUTE.nanos(),
                    price * cent,
                    (price + 4L * random.nextInt(100)) * cent,
                    (price - 4L * random.nextInt(100)) * cent,
                    (price + 4L * (random.nextInt(101) - 50)) * cent,
                    random.nextInt(1000));
            bars.add(bar);
        }
        return bars;
    }

    @ParameterizedTest
    @CsvSource({"4,1,150,0", "1,5,150,0", "2,1,37,0", "4,1,3,0", "4,1,299,0", "4,1,200,64", "1,2,250,128"})
    void everyLineIsThatOfTheRestatedHistory(long newUnits, long oldUnits, int at, int maxBars) {
        for (long seed = 1; seed <= 5; seed++) {
            List<Bar> bars = bars(seed);
            Series split = new Series(Fixtures.instrument("X"), Fixtures.MINUTE, 0, maxBars);
            List<Line> found = lines(split);
            bars.subList(0, at).forEach(split::append);
            split.restate(newUnits, oldUnits);
            Series restated = new Series(Fixtures.instrument("X"), Fixtures.MINUTE, 0, maxBars);
            List<Line> expected = lines(restated);
            List<Bar> kept = new ArrayList<>(bars.subList(split.firstIndex(), at));
            kept.forEach(bar -> bar.split(newUnits, oldUnits));
            kept.forEach(restated::append);
            assertSame(found, expected, "seed " + seed + " at the split");
            for (Bar bar : bars.subList(at, BARS)) {
                split.append(bar);
                restated.append(bar);
                assertSame(found, expected, "seed " + seed + " bar " + split.lastIndex());
            }
        }
    }

    private static void assertSame(List<Line> found, List<Line> expected, String when) {
        for (int i = 0; i < found.size(); i++) {
            assertThat(Double.doubleToLongBits(found.get(i).now()))
                    .as(when + ", line " + i + ": " + found.get(i).now() + " "
                            + expected.get(i).now())
                    .isEqualTo(Double.doubleToLongBits(expected.get(i).now()));
        }
    }
}
