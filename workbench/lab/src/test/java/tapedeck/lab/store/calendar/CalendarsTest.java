package tapedeck.lab.store.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tapedeck.model.ConfigException;
import tapedeck.model.Times;
import tapedeck.model.TradingCalendar;

final class CalendarsTest {
    @Test
    void committedTablesFollowFromTheRules() throws IOException {
        assertThat(table("XNYS", CalendarRules.newYorkStockExchange())).isEqualTo(CalendarRules.newYorkStockExchange());
        assertThat(table("FX", CalendarRules.forexWeek())).isEqualTo(CalendarRules.forexWeek());
    }

    @ParameterizedTest
    @CsvSource({"2001,248", "2010,252", "2012,250", "2018,251", "2023,250", "2024,252", "2025,250"})
    void theExchangeHadThisManySessions(int year, int sessions) {
        TradingCalendar calendar = Calendars.named("XNYS");

        long count = LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(date -> calendar.openOfDay(date.toEpochDay()) != Long.MIN_VALUE)
                .count();

        assertThat(count).isEqualTo(sessions);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-07-03,2023-07-03T13:30:00Z,2023-07-03T17:00:00Z",
        "2023-01-03,2023-01-03T14:30:00Z,2023-01-03T21:00:00Z",
        "2024-11-29,2024-11-29T14:30:00Z,2024-11-29T18:00:00Z",
        "2002-07-05,2002-07-05T13:30:00Z,2002-07-05T17:00:00Z",
    })
    void sessionsOpenAndCloseInUtc(String date, String open, String close) {
        TradingCalendar calendar = Calendars.named("XNYS");

        long opened = calendar.openOfDay(LocalDate.parse(date).toEpochDay());

        assertThat(opened).isEqualTo(Times.parse(open));
        assertThat(calendar.sessionClose(opened)).isEqualTo(Times.parse(close));
    }

    @ParameterizedTest
    @CsvSource({"2001-09-11", "2012-10-29", "2018-12-05", "2025-01-09", "2022-06-20", "2010-12-24", "2023-04-07"})
    void closedDaysHaveNoSession(String date) {
        assertThat(Calendars.named("XNYS").openOfDay(LocalDate.parse(date).toEpochDay()))
                .isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void theForexMondayBeginsOnSundayEvening() {
        TradingCalendar calendar = Calendars.named("FX");

        long open = calendar.openOfDay(LocalDate.of(2023, 1, 9).toEpochDay());

        assertThat(Times.format(open)).isEqualTo("2023-01-08T22:00:00Z");
        assertThat(calendar.isOpen(Times.parse("2023-01-07T12:00:00Z"))).isFalse();
    }

    @Test
    void anUnknownCalendarIsAnsweredWithTheNearest() {
        assertThatThrownBy(() -> Calendars.named("XNYZ"))
                .isInstanceOfSatisfying(
                        ConfigException.class, e -> assertThat(e.hint()).contains("XNYS"));
    }

    /// The committed lines; with `-Dtapedeck.golden=rewrite` they are written first.
    private static List<String> table(String name, List<String> derived) throws IOException {
        if (Objects.equals(System.getProperty("tapedeck.golden"), "rewrite")) {
            Path file = Path.of("src/main/resources/tapedeck/lab/store/calendar", name + ".txt");
            Files.writeString(file, String.join("\n", derived) + "\n", StandardCharsets.US_ASCII);
            return derived;
        }
        try (var in = Objects.requireNonNull(Calendars.class.getResourceAsStream(name + ".txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        }
    }
}
