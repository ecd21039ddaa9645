package tapedeck.lab.store.calendar;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The rules behind the committed session tables: the exchange's holiday rules and its one-off closures.
final class CalendarRules {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Set<LocalDate> CLOSED_ONCE =
            dates("2001-09-11 2001-09-12 2001-09-13 2001-09-14 2004-06-11 2007-01-02 2012-10-29 2012-10-30 2018-12-05"
                    + " 2025-01-09");
    private static final Set<LocalDate> EARLY_ONCE = dates("2003-12-26");
    private static final LocalDate LATE_OPEN = LocalDate.of(2002, 9, 11);

    private CalendarRules() {}

    static List<String> newYorkStockExchange() {
        List<String> lines = new ArrayList<>();
        lines.add("# NYSE sessions 2000-2030 in UTC: trade date, open, close. Derived by CalendarRules.");
        for (LocalDate date = first(); date.getYear() <= 2030; date = date.plusDays(1)) {
            if (isWeekday(date) && !isHoliday(date) && !CLOSED_ONCE.contains(date)) {
                LocalTime open = date.equals(LATE_OPEN) ? LocalTime.NOON : LocalTime.of(9, 30);
                LocalTime close = isEarly(date) ? LocalTime.of(13, 0) : LocalTime.of(16, 0);
                lines.add(line(date, date, open, close));
            }
        }
        return lines;
    }

    static List<String> forexWeek() {
        List<String> lines = new ArrayList<>();
        lines.add("# Forex week 2000-2030 in UTC, Sunday 17:00 to Friday 17:00 New York: trade date, open, close.");
        for (LocalDate date = first(); date.getYear() <= 2030; date = date.plusDays(1)) {
            if (isWeekday(date)) {
                lines.add(line(date, date.minusDays(1), LocalTime.of(17, 0), LocalTime.of(17, 0)));
            }
        }
        return lines;
    }

    private static LocalDate first() {
        return LocalDate.of(2000, 1, 1);
    }

    private static boolean isWeekday(LocalDate date) {
        return date.getDayOfWeek() != SATURDAY && date.getDayOfWeek() != SUNDAY;
    }

    private static boolean isHoliday(LocalDate date) {
        int year = date.getYear();
        LocalDate easter = easter(year);
        LocalDate newYear = LocalDate.of(year, 1, 1);
        return date.equals(newYear.getDayOfWeek() == SUNDAY ? newYear.plusDays(1) : newYear)
                || date.equals(nth(year, 1, 3, MONDAY))
                || date.equals(nth(year, 2, 3, MONDAY))
                || date.equals(easter.minusDays(2))
                || date.equals(LocalDate.of(year, 5, 31).with(TemporalAdjusters.previousOrSame(MONDAY)))
                || (year >= 2022 && date.equals(observed(LocalDate.of(year, 6, 19))))
                || date.equals(observed(LocalDate.of(year, 7, 4)))
                || date.equals(nth(year, 9, 1, MONDAY))
                || date.equals(nth(year, 11, 4, THURSDAY))
                || date.equals(observed(LocalDate.of(year, 12, 25)));
    }

    private static boolean isEarly(LocalDate date) {
        int year = date.getYear();
        DayOfWeek day = date.getDayOfWeek();
        boolean beforeIndependence = date.equals(LocalDate.of(year, 7, 3)) && (day != WEDNESDAY || year >= 2013);
        boolean afterIndependence = date.equals(LocalDate.of(year, 7, 5)) && day == FRIDAY && year < 2013;
        return beforeIndependence
                || afterIndependence
                || date.equals(nth(year, 11, 4, THURSDAY).plusDays(1))
                || date.equals(LocalDate.of(year, 12, 24))
                || EARLY_ONCE.contains(date);
    }

    private static LocalDate observed(LocalDate holiday) {
        return switch (holiday.getDayOfWeek()) {
            case SATURDAY -> holiday.minusDays(1);
            case SUNDAY -> holiday.plusDays(1);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> holiday;
        };
    }

    private static LocalDate nth(int year, int month, int n, DayOfWeek day) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(n, day));
    }

    /// Gauss's Easter in the form of Meeus, Jones and Butcher.
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }

    private static String line(LocalDate tradeDate, LocalDate openDate, LocalTime open, LocalTime close) {
        return tradeDate + " " + offset(tradeDate, openDate, open) + " " + offset(tradeDate, tradeDate, close);
    }

    private static String offset(LocalDate tradeDate, LocalDate date, LocalTime time) {
        long seconds = date.atTime(time).atZone(NEW_YORK).toEpochSecond() - tradeDate.toEpochDay() * 86_400;
        long minutes = Math.abs(seconds) / 60;
        String sign = seconds < 0 ? "-" : "";
        return sign + pad(minutes / 60) + ":" + pad(minutes % 60);
    }

    private static String pad(long value) {
        return value < 10 ? "0" + value : Long.toString(value);
    }

    private static Set<LocalDate> dates(String text) {
        return List.of(text.split(" ", -1)).stream().map(LocalDate::parse).collect(Collectors.toUnmodifiableSet());
    }
}
