package tapedeck.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// How long a recursive average remembers where it began.
final class SettlingTest {
    /// What is left of the first value once the bars that are said to be enough have passed.
    private static double left(int length, int bars, double weight) {
        return Math.pow(1 - weight, bars - length - 1);
    }

    @Test
    void lessThanAMillionthIsLeftAndNotOneBarMoreIsAsked() {
        for (int length = 2; length <= 500; length++) {
            double ema = 2.0 / (length + 1);
            int bars = Settling.ofEma(length);
            assertThat(left(length, bars, ema)).as("length %d", length).isLessThanOrEqualTo(1e-6);
            assertThat(left(length, bars - 1, ema)).as("length %d", length).isGreaterThan(1e-6);
        }
    }

    @Test
    void wildersAverageForgetsHalfAsFast() {
        assertThat(Settling.ofWilder(14)).isEqualTo(202);
        assertThat(Settling.ofEma(26)).isEqualTo(207);
    }

    @Test
    void anAverageOfOneBarHasNoMemory() {
        assertThat(Settling.ofEma(1)).isEqualTo(2);
        assertThat(Settling.ofWilder(1)).isEqualTo(2);
    }
}
