package tapedeck.cli.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FiguresTest {
    @Test
    void aTrueMinusAndAThinSpace() {
        assertThat(Figures.signedPercent(0.842, 1)).isEqualTo("+84.2\u2009%");
        assertThat(Figures.signedPercent(-0.238, 1)).isEqualTo("−23.8\u2009%");
        assertThat(Figures.percent(0.5, 0)).isEqualTo("50\u2009%");
        assertThat(Figures.decimal(-1234567.891, 2)).isEqualTo("−1,234,567.89");
    }

    @Test
    void zeroHasNoSign() {
        assertThat(Figures.decimal(-0.0001, 2)).isEqualTo("0.00");
        assertThat(Figures.signed(0, 1)).isEqualTo("0.0");
    }

    @Test
    void whatIsNotDefinedIsADash() {
        assertThat(Figures.decimal(Double.NaN, 2)).isEqualTo("–");
        assertThat(Figures.signedPercent(Double.NaN, 2)).isEqualTo("–");
        assertThat(Figures.decimal(Double.POSITIVE_INFINITY, 2)).isEqualTo("∞");
    }

    @Test
    void largeNumbersAreGroupedOrShort() {
        assertThat(Figures.count(2_627_118)).isEqualTo("2,627,118");
        assertThat(Figures.count(-999)).isEqualTo("−999");
        assertThat(Figures.count(Long.MIN_VALUE)).isEqualTo("−9,223,372,036,854,775,808");
        assertThat(Figures.brief(2_100_000)).isEqualTo("2.10\u2009M");
        assertThat(Figures.brief(999_499)).isEqualTo("999\u2009k");
        assertThat(Figures.bytes(268_000)).isEqualTo("268\u2009kB");
        assertThat(Figures.bytes(12)).isEqualTo("12\u2009B");
    }

    @Test
    void durationsTakeTheUnitThatFits() {
        assertThat(Figures.duration(58_000_000)).isEqualTo("58\u2009ms");
        assertThat(Figures.duration(1_600_000_000)).isEqualTo("1.6\u2009s");
        assertThat(Figures.duration(125_000_000_000L)).isEqualTo("2\u2009min 5\u2009s");
    }
}
