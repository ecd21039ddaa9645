package tapedeck.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {
    @ParameterizedTest
    @CsvSource({
        "1s, 1000000000, 1s",
        "90s, 90000000000, 90s",
        "60s, 60000000000, 1m",
        "15min, 900000000000, 15m",
        "4h, 14400000000000, 4h",
        "1d, 86400000000000, 1d",
        "24h, 86400000000000, 1d"
    })
    void readsWhatPeopleWriteAndPrintsItsShortestForm(String text, long nanos, String canonical) {
        Interval interval = Interval.parse(text);

        assertThat(interval.nanos()).isEqualTo(nanos);
        assertThat(interval).hasToString(canonical);
        assertThat(Interval.parse(canonical)).isEqualTo(interval);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "m", "0m", "-1m", "1w", "2d", "25h", "1.5h", "1M", " 1m", "9999999s"})
    void refusesWhatIsNoBarInterval(String text) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Interval.parse(text))
                .satisfies(e -> assertThat(e.code()).isEqualTo("TD-C013"));
    }

    @Test
    void onlyADayFollowsTheSession() {
        assertThat(Interval.parse("1d").isDaily()).isTrue();
        assertThat(Interval.parse("23h").isDaily()).isFalse();
    }
}
