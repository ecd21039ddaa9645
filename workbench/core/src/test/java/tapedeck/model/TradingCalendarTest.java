package tapedeck.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TradingCalendarTest {
    private static final long FRIDAY = LocalDate.parse("2023-01-06").toEpochDay();
    private static final long MONDAY = FRIDAY + 3;
    private static final TradingCalendar CALENDAR = TradingCalendar.ofSessions(
            "TEST",
            "America/New_York",
            252,
            new long[] {FRIDAY, MONDAY},
            new long[] {at("2023-01-06T14:30:00Z"), at("2023-01-09T14:30:00Z")},
            new long[] {at("2023-01-06T21:00:00Z"), at("2023-01-09T21:00:00Z")});

    private static long at(String text) {
        return Times.parse(text);
    }

    @Test
    void aSessionContainsItsOpenButNotItsClose() {
        assertThat(CALENDAR.isOpen(at("2023-01-06T14:30:00Z"))).isTrue();
        assertThat(CALENDAR.isOpen(at("2023-01-06T21:00:00Z") - 1)).isTrue();
        assertThat(CALENDAR.isOpen(at("2023-01-06T21:00:00Z"))).isFalse();
        assertThat(CALENDAR.isOpen(at("2023-01-06T14:30:00Z") - 1)).isFalse();
    }

    @Test
    void betweenSessionsTheNextOneCounts() {
        long saturday = at("2023-01-07T12:00:00Z");

        assertThat(CALENDAR.sessionOpen(saturday)).isEqualTo(at("2023-01-09T14:30:00Z"));
        assertThat(CALENDAR.sessionClose(saturday)).isEqualTo(at("2023-01-09T21:00:00Z"));
        assertThat(CALENDAR.sessionDay(saturday)).isEqualTo(MONDAY);
    }

    @Test
    void theCloseOfASessionBelongsToTheNext() {
        long close = at("2023-01-06T21:00:00Z");

        assertThat(CALENDAR.sessionClose(close)).isEqualTo(at("2023-01-09T21:00:00Z"));
        assertThat(CALENDAR.lastClosedDay(close)).isEqualTo(FRIDAY);
    }

    @Test
    void aDateWithoutASessionHasNoOpen() {
        assertThat(CALENDAR.openOfDay(FRIDAY)).isEqualTo(at("2023-01-06T14:30:00Z"));
        assertThat(CALENDAR.openOfDay(FRIDAY + 1)).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void timesBeyondTheTableAreRefused() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> CALENDAR.sessionOpen(at("2023-01-09T21:00:00Z")))
                .satisfies(e -> assertThat(e.code()).isEqualTo("TD-D020"));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> CALENDAR.sessionOpen(at("2022-12-01T00:00:00Z")))
                .satisfies(e -> assertThat(e.code()).isEqualTo("TD-D020"));
    }

    @Test
    void roundTheClockASessionIsAUtcDay() {
        long noon = at("1969-12-31T12:00:00Z");

        assertThat(TradingCalendar.CONTINUOUS.isOpen(noon)).isTrue();
        assertThat(TradingCalendar.CONTINUOUS.sessionOpen(noon)).isEqualTo(at("1969-12-31T00:00:00Z"));
        assertThat(TradingCalendar.CONTINUOUS.sessionClose(noon)).isZero();
        assertThat(TradingCalendar.CONTINUOUS.sessionClose(0)).isEqualTo(Interval.DAY);
        assertThat(TradingCalendar.CONTINUOUS.lastClosedDay(0)).isEqualTo(-1);
    }

    @Test
    void overlappingSessionsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TradingCalendar.ofSessions(
                        "BAD", "UTC", 252, new long[] {1, 2}, new long[] {10, 15}, new long[] {20, 30}))
                .withMessageContaining("session 1");
    }
}
