package tapedeck.lab.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DecimalsTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void roundsAsTheFormatterOfTheJdkDoes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-10, 19));
            // Half of them lie on a tie of some decimal.
            double tied = Math.rint(value * 1e3) / 1e3;
            int digits = random.nextInt(0, 13);

            assertSame(value, digits);
            assertSame(tied, digits);
        }
    }

    private static void assertSame(double value, int digits) {
        assertThat(Decimals.text(value, digits, true))
                .as("%s to %s digits", value, digits)
                .isEqualTo(String.format(Locale.ROOT, "%,." + digits + "f", Math.abs(value)));
        assertThat(Decimals.text(value, digits, false))
                .isEqualTo(String.format(Locale.ROOT, "%." + digits + "f", Math.abs(value)));
    }

    @ParameterizedTest
    @CsvSource({"1.5,1.5", "-0.25,-0.25", "-0.000000001,0", "100,100", "1200.10,1200.1", "0,0", "-3,-3"})
    void trimmedHasNoNeedlessZeroAndNoSignBeforeZero(double value, String text) {
        assertThat(Decimals.appendTrimmed(new StringBuilder("x"), value, 8)).hasToString("x" + text);
    }

    @Test
    void zeroIsWhatPrintsAsZero() {
        assertThat(Decimals.isZero("0.00 %")).isTrue();
        assertThat(Decimals.isZero("0.01")).isFalse();
        assertThat(Decimals.isZero("∞")).isFalse();
    }
}
