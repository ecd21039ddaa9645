package tapedeck.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import java.util.function.LongBinaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixedTest {
    private static final int PAIRS = 1_000_000;
    private static final int FEWER = 100_000;
    private static final long[] EDGES = {
        0,
        1,
        -1,
        2,
        Fixed.ONE / 2,
        Fixed.ONE - 1,
        Fixed.ONE,
        Fixed.ONE + 1,
        -Fixed.ONE,
        Integer.MAX_VALUE,
        1L << 32,
        (1L << 32) - 1,
        (1L << 62) + 1,
        3_037_000_499L,
        Long.MAX_VALUE / 2,
        Long.MAX_VALUE - 1,
        Long.MAX_VALUE,
        Long.MIN_VALUE + 1,
        Long.MIN_VALUE
    };
    private static final BigDecimal ONE = BigDecimal.valueOf(Fixed.ONE);

    @Test
    void multiplicationAgreesWithBigDecimal() {
        agree(
                PAIRS,
                Fixed::multiply,
                (a, b) -> rounded(BigDecimal.valueOf(a).multiply(BigDecimal.valueOf(b)), ONE, RoundingMode.HALF_EVEN));
    }

    @Test
    void multiplicationForFeesRoundsAwayFromZero() {
        agree(
                FEWER,
                Fixed::multiplyUp,
                (a, b) -> rounded(BigDecimal.valueOf(a).multiply(BigDecimal.valueOf(b)), ONE, RoundingMode.UP));
    }

    @Test
    void multiplicationForRebatesRoundsTowardsZero() {
        agree(
                FEWER,
                (a, b) -> Fixed.multiplyDown(a & Long.MAX_VALUE, b & Long.MAX_VALUE),
                (a, b) -> rounded(
                        BigDecimal.valueOf(a & Long.MAX_VALUE).multiply(BigDecimal.valueOf(b & Long.MAX_VALUE)),
                        ONE,
                        RoundingMode.DOWN));
    }

    @Test
    void divisionAgreesWithBigDecimal() {
        agree(
                PAIRS,
                Fixed::divide,
                (a, b) -> b == 0
                        ? null
                        : rounded(BigDecimal.valueOf(a).multiply(ONE), BigDecimal.valueOf(b), RoundingMode.HALF_EVEN));
    }

    @Test
    void scalingAgreesWithBigDecimal() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 3 * FEWER; i++) {
            long a = any(random);
            long numerator = any(random);
            long denominator = any(random);
            BigInteger expected = denominator == 0
                    ? null
                    : rounded(
                            BigDecimal.valueOf(a).multiply(BigDecimal.valueOf(numerator)),
                            BigDecimal.valueOf(denominator),
                            RoundingMode.HALF_EVEN);
            check(expected, () -> Fixed.scale(a, numerator, denominator), a + " x " + numerator + " / " + denominator);
        }
    }

    private interface Exact {
        @org.jspecify.annotations.Nullable
        BigInteger of(long a, long b);
    }

    private static void agree(int pairs, LongBinaryOperator ours, Exact exact) {
        for (long a : EDGES) {
            for (long b : EDGES) {
                check(exact.of(a, b), () -> ours.applyAsLong(a, b), a + ", " + b);
            }
        }
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < pairs; i++) {
            long a = any(random);
            long b = any(random);
            check(exact.of(a, b), () -> ours.applyAsLong(a, b), a + ", " + b);
        }
    }

    /// Every magnitude is as likely as any other; every twentieth number is an edge.
    private static long any(SplittableRandom random) {
        return random.nextInt(20) == 0 ? EDGES[random.nextInt(EDGES.length)] : random.nextLong() >> random.nextInt(64);
    }

    /// The oracle's integer, or null where it does not fit 64 bits; -2^63 may be refused or not.
    private static @org.jspecify.annotations.Nullable BigInteger rounded(
            BigDecimal dividend, BigDecimal divisor, RoundingMode mode) {
        BigInteger value = dividend.divide(divisor, 0, mode).toBigInteger();
        return value.bitLength() > 63 ? null : value;
    }

    private static void check(
            @org.jspecify.annotations.Nullable BigInteger expected, Supplier<Long> ours, String inputs) {
        Long actual;
        try {
            actual = ours.get();
        } catch (ArithmeticException overflow) {
            actual = null;
        }
        Long wanted = expected == null ? null : expected.longValueExact();
        boolean isLowest = wanted != null && wanted == Long.MIN_VALUE && actual == null;
        if (!isLowest && (wanted == null ? actual != null : !wanted.equals(actual))) {
            throw new AssertionError(inputs + ": expected " + wanted + ", got " + actual);
        }
    }

    @Test
    void textReadsBackAsTheSameNumber() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 100_000; i++) {
            long value = any(random);
            String text = Fixed.format(value);

            assertThat(Fixed.parse(text)).as(text).isEqualTo(value);
            if (i < 10_000) {
                assertThat(new BigDecimal(text)).isEqualByComparingTo(BigDecimal.valueOf(value, 8));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "12.5, 12.5",
        "-0.00000001, -0.00000001",
        "+3, 3",
        ".5, 0.5",
        "5., 5",
        "1e-8, 0.00000001",
        "1.2E3, 1200",
        "007, 7",
        "1.000000000, 1",
        "92233720368.54775807, 92233720368.54775807",
        "-92233720368.54775808, -92233720368.54775808",
        "000000000000000000000001.5, 1.5"
    })
    void readsPlainAndScientificText(String text, String canonical) {
        assertThat(Fixed.format(Fixed.parse(text))).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                ".",
                "-.",
                "1.2.3",
                "1,5",
                " 1",
                "1e",
                "abc",
                "NaN",
                "0.000000001",
                "92233720368.54775808",
                "1e99",
                "1e999999999",
                "1e-999999999",
                "\u0661"
            })
    void refusesWhatIsNoNumberOrDoesNotFit(String text) {
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> Fixed.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"1.5, 2, 1.50", "1.505, 2, 1.505", "-0.1, 0, -0.1", "3, 0, 3", "3, 3, 3.000"})
    void formatsWithAtLeastSoManyDecimals(String value, int decimals, String text) {
        assertThat(Fixed.format(Fixed.parse(value), decimals)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"7, 5, 5, 10, 5", "10, 5, 10, 10, 10", "0, 5, 0, 0, 0", "25, 10, 20, 30, 20", "35, 10, 30, 40, 40"})
    void roundsToSteps(long value, long step, long floor, long ceil, long nearest) {
        assertThat(Fixed.floorTo(value, step)).isEqualTo(floor);
        assertThat(Fixed.ceilTo(value, step)).isEqualTo(ceil);
        assertThat(Fixed.roundTo(value, step)).isEqualTo(nearest);
    }

    @Test
    void roundingToStepsAgreesWithBigDecimal() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            long value = random.nextLong(1L << 50);
            long step = random.nextLong(1, 1L << random.nextInt(1, 40));
            BigDecimal steps = BigDecimal.valueOf(value).divide(BigDecimal.valueOf(step), 0, RoundingMode.HALF_EVEN);

            assertThat(Fixed.floorTo(value, step)).isEqualTo(value / step * step);
            assertThat(Fixed.ceilTo(value, step)).isEqualTo((value + step - 1) / step * step);
            assertThat(Fixed.roundTo(value, step)).isEqualTo(steps.longValueExact() * step);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -9.3e10, 9.3e10, 1e300})
    void refusesDoublesThatDoNotFit(double value) {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Fixed.fromDouble(value));
    }

    @Test
    void pricesSurviveTheWayThroughDouble() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 100_000; i++) {
            long price = random.nextLong(-(1L << 51), 1L << 51);

            assertThat(Fixed.fromDouble(Fixed.toDouble(price))).isEqualTo(price);
        }
    }
}
