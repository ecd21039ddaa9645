package tapedeck.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {
    private static final long DATA_START = Times.parse("2019-03-04");
    private static final long DATA_END = Times.parse("2024-05-11");

    @ParameterizedTest
    @CsvSource({
        "2020..2023, 2020-01-01, 2024-01-01",
        "2022, 2022-01-01, 2023-01-01",
        "2023-02, 2023-02-01, 2023-03-01",
        "2023-05.., 2023-05-01, 2024-05-11",
        "..2021-06-30, 2019-03-04, 2021-07-01",
        "2021-06-30, 2021-06-30, 2021-07-01",
        "2020-02..2020-02, 2020-02-01, 2020-03-01",
        "-2y, 2022-05-11, 2024-05-11",
        "-6m, 2023-11-11, 2024-05-11"
    })
    void bothEndsAreInclusiveAsWritten(String text, String from, String to) {
        Range range = Range.parse(text);

        assertThat(Times.format(range.from(TradingCalendar.CONTINUOUS, DATA_START, DATA_END)))
                .isEqualTo(from + "T00:00:00Z");
        assertThat(Times.format(range.to(TradingCalendar.CONTINUOUS, DATA_START, DATA_END)))
                .isEqualTo(to + "T00:00:00Z");
        assertThat(Range.parse(range.toString())).isEqualTo(range);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "2023..2020", "20", "2023-13", "2023-02-30", "-2w", "-0y", "a..b", "2020...2021"})
    void refusesWhatIsNoRange(String text) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Range.parse(text))
                .satisfies(e -> assertThat(e.code()).isEqualTo("TD-C015"));
    }

    @Test
    void onACalendarARangeBeginsAtTheFirstOpen() {
        long monday = LocalDate.parse("2023-01-09").toEpochDay();
        TradingCalendar calendar = TradingCalendar.ofSessions(
                "TEST",
                "UTC",
                252,
                new long[] {monday - 3, monday},
                new long[] {Times.parse("2023-01-06T14:30:00Z"), Times.parse("2023-01-09T14:30:00Z")},
                new long[] {Times.parse("2023-01-06T21:00:00Z"), Times.parse("2023-01-09T21:00:00Z")});
        long start = Times.parse("2023-01-06T14:30:00Z");
        long end = Times.parse("2023-01-09T21:00:00Z");

        assertThat(Range.parse("2023-01-07..").from(calendar, start, end))
                .isEqualTo(Times.parse("2023-01-09T14:30:00Z"));
        assertThat(Range.parse("..2023-01-06").to(calendar, start, end)).isEqualTo(Times.parse("2023-01-09T14:30:00Z"));
    }
}
