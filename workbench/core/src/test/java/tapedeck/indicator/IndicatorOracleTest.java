package tapedeck.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tapedeck.model.AssetClass;
import tapedeck.model.Bar;
import tapedeck.model.Currency;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.model.TradingCalendar;

/// The fast indicators against the definition, in big integers.
class IndicatorOracleTest {
    private static final MathContext EXACT = new MathContext(60);
    private static final Instrument INSTRUMENT =
            new Instrument(0, "TEST", AssetClass.CRYPTO, Currency.USD, 1, 1, Fixed.ONE, TradingCalendar.CONTINUOUS);

    private final Series series = new Series(INSTRUMENT, Interval.parse("1m"), 0, 256);

    private void close(long price) {
        Bar bar = new Bar(INSTRUMENT, Interval.parse("1m"), 0);
        long start = series.count() * Interval.MINUTE;
        bar.set(start, start + Interval.MINUTE, price, price, price, price, 1);
        series.append(bar);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void standardDeviationIsExactAtAnyPriceLevel(long seed) {
        Line deviation = Lines.stdDev(series.close(), 20);
        SplittableRandom random = new SplittableRandom(seed);
        long[] prices = new long[3_000];

        for (int i = 0; i < prices.length; i++) {
            // Quiet stretches at a high level, then jumps over many orders of magnitude.
            prices[i] = i % 500 == 0 ? 1L << 47 : Math.max(1, prices[i - 1] + random.nextInt(-9, 10));
            if (i % 500 == 0 && i > 0) {
                prices[i] = prices[i - 1] / 2 + 1 + random.nextLong(1L << 45);
            }
            close(prices[i]);

            if (i >= 19) {
                double expected = deviation(prices, i, 20);
                assertThat(deviation.now()).as("seed %d bar %d", seed, i).isCloseTo(expected, within(1e-14 * expected));
            }
        }
    }

    private static double deviation(long[] values, int last, int n) {
        BigInteger sum = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        for (int i = last - n + 1; i <= last; i++) {
            BigInteger value = BigInteger.valueOf(values[i]);
            sum = sum.add(value);
            squares = squares.add(value.multiply(value));
        }
        BigInteger spread = squares.multiply(BigInteger.valueOf(n)).subtract(sum.multiply(sum));
        return new BigDecimal(spread).sqrt(EXACT).doubleValue() / n / Fixed.ONE;
    }

    @Test
    void flatPricesHaveNoDeviationAtAll() {
        Line deviation = Lines.stdDev(series.close(), 10);
        Line ofLine = Lines.stdDev(Lines.ema(series.close(), 1), 10);

        for (int i = 0; i < 100; i++) {
            close(Fixed.parse("0.1"));
        }

        assertThat(deviation.now()).isZero();
        assertThat(ofLine.now()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void deviationOfALineForgetsWhatHasLeftTheWindow(long seed) {
        Line source = Lines.sma(series.close(), 1);
        Line deviation = Lines.stdDev(source, 20);
        SplittableRandom random = new SplittableRandom(seed);
        long[] prices = new long[2_000];

        for (int i = 0; i < prices.length; i++) {
            boolean shock = i % 300 == 150;
            prices[i] = shock ? 1_000_000 * Fixed.ONE : Fixed.ONE * 100 + random.nextInt(-50, 51) * (Fixed.ONE / 100);
            close(prices[i]);

            if (i >= 19) {
                double expected = deviation(prices, i, 20);
                assertThat(deviation.now()).as("seed %d bar %d", seed, i).isCloseTo(expected, within(1e-11 * expected));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void extremesEqualAScanOfTheWindow(long seed) {
        Line highest = Lines.highest(series.close(), 7);
        Line lowest = Lines.lowest(series.close(), 7);
        SplittableRandom random = new SplittableRandom(seed);

        for (int i = 0; i < 2_000; i++) {
            close(random.nextInt(1, 20) * Fixed.ONE);

            if (i >= 6) {
                double high = 0;
                double low = 100;
                for (int j = 0; j < 7; j++) {
                    high = Math.max(high, series.close().ago(j));
                    low = Math.min(low, series.close().ago(j));
                }
                assertThat(highest.now()).as("seed %d bar %d", seed, i).isEqualTo(high);
                assertThat(lowest.now()).as("seed %d bar %d", seed, i).isEqualTo(low);
            }
        }
    }

    /// 3, 6, 9 … with n = 3 and k = 1/2, by hand.
    @ParameterizedTest
    @EnumSource(Seed.class)
    void anAverageBeginsAsItsSeedSays(Seed seed) {
        Line average = Lines.ema(series.close(), 3, seed);

        for (int i = 1; i <= 3; i++) {
            close(3L * i * Fixed.ONE);
        }
        double third = average.now();
        close(12 * Fixed.ONE);

        switch (seed) {
            case FIRST -> {
                assertThat(third).isEqualTo(6.75);
                assertThat(average.now()).isEqualTo(9.375);
            }
            case MEAN -> {
                assertThat(third).isEqualTo(6.0);
                assertThat(average.now()).isEqualTo(9.0);
            }
            case SKIP -> {
                assertThat(third).isNaN();
                assertThat(average.now()).isEqualTo(12.0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void regressionEqualsTheDefinitionInBigDecimals(long seed) {
        Regression regression = new Regression(30);
        SplittableRandom random = new SplittableRandom(seed);
        long[] xs = new long[1_000];
        long[] ys = new long[1_000];

        for (int i = 0; i < xs.length; i++) {
            xs[i] = (i == 0 ? 30_000 * Fixed.ONE : xs[i - 1]) + random.nextLong(-Fixed.ONE * 20, Fixed.ONE * 20);
            ys[i] = xs[i] / 15 + random.nextLong(-Fixed.ONE, Fixed.ONE);
            regression.add(xs[i], ys[i]);

            if (regression.isWarm()) {
                double[] expected = leastSquares(xs, ys, i, 30);
                assertThat(regression.slope()).as("seed %d", seed).isCloseTo(expected[0], within(1e-10));
                assertThat(regression.residualDeviation()).isCloseTo(expected[1], within(1e-10 * expected[1]));
                assertThat(regression.zScore()).isCloseTo(expected[2], within(1e-7));
            }
        }
    }

    private static double[] leastSquares(long[] xs, long[] ys, int last, int n) {
        BigDecimal count = BigDecimal.valueOf(n);
        BigDecimal meanX = BigDecimal.ZERO;
        BigDecimal meanY = BigDecimal.ZERO;
        for (int i = last - n + 1; i <= last; i++) {
            meanX = meanX.add(BigDecimal.valueOf(xs[i], 8));
            meanY = meanY.add(BigDecimal.valueOf(ys[i], 8));
        }
        meanX = meanX.divide(count, EXACT);
        meanY = meanY.divide(count, EXACT);
        BigDecimal xx = BigDecimal.ZERO;
        BigDecimal xy = BigDecimal.ZERO;
        for (int i = last - n + 1; i <= last; i++) {
            BigDecimal x = BigDecimal.valueOf(xs[i], 8).subtract(meanX);
            xx = xx.add(x.multiply(x));
            xy = xy.add(x.multiply(BigDecimal.valueOf(ys[i], 8).subtract(meanY)));
        }
        BigDecimal slope = xy.divide(xx, EXACT);
        BigDecimal squares = BigDecimal.ZERO;
        BigDecimal residual = BigDecimal.ZERO;
        for (int i = last - n + 1; i <= last; i++) {
            BigDecimal fitted =
                    meanY.add(slope.multiply(BigDecimal.valueOf(xs[i], 8).subtract(meanX)));
            residual = BigDecimal.valueOf(ys[i], 8).subtract(fitted);
            squares = squares.add(residual.multiply(residual));
        }
        BigDecimal deviation = squares.divide(count, EXACT).sqrt(EXACT);
        return new double[] {
            slope.doubleValue(),
            deviation.doubleValue(),
            residual.divide(deviation, EXACT).doubleValue()
        };
    }

    @Test
    void aPerfectLineLeavesNoResidual() {
        Regression regression = new Regression(5);

        for (int i = 1; i <= 20; i++) {
            regression.add(i * Fixed.ONE, 3L * i * Fixed.ONE + 7);
        }

        assertThat(regression.slope()).isEqualTo(3.0);
        assertThat(regression.residualDeviation()).isZero();
        assertThat(regression.zScore()).isZero();
        assertThat(regression.rSquared()).isEqualTo(1.0);
    }
}
