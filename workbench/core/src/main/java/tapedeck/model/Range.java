package tapedeck.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A stretch of trade dates as a user writes it: `2020..2023`, `2023-05..`, `..2021-06-30`, `2022`, `-2y`.
///
/// Both ends are inclusive as written and become half-open times with [#from] and [#to].
///
/// @param first first trade date, or null for the start of the data
/// @param last  last trade date, or null for the end of the data
/// @param months for `-2y` or `-6m`: this many months before the end of the data; otherwise 0
public record Range(@Nullable LocalDate first, @Nullable LocalDate last, int months) {
    /// All of the data.
    public static final Range ALL = new Range(null, null, 0);

    private static final Pattern BACK = Pattern.compile("-([1-9][0-9]{0,3})([ymwd])");

    /// Reads what a user wrote.
    public static Range parse(String text) {
        Matcher back = BACK.matcher(text);
        if (back.matches()) {
            return back(text, Integer.parseInt(back.group(1)), back.group(2).charAt(0));
        }
        int dots = text.indexOf("..");
        String from = dots < 0 ? text : text.substring(0, dots);
        String to = dots < 0 ? text : text.substring(dots + 2);
        try {
            LocalDate first = from.isEmpty() ? null : start(from);
            LocalDate last = to.isEmpty() ? null : end(to);
            if (first != null && last != null && last.isBefore(first)) {
                throw bad(text, "it ends before it starts");
            }
            if (text.isEmpty() || text.equals("..")) {
                throw bad(text, "it names no date");
            }
            return new Range(first, last, 0);
        } catch (DateTimeException | NumberFormatException e) {
            throw bad(text, "it is not a range of dates");
        }
    }

    private static Range back(String text, int count, char unit) {
        return switch (unit) {
            case 'y' -> new Range(null, null, Math.multiplyExact(count, 12));
            case 'm' -> new Range(null, null, count);
            default -> throw bad(text, "only years and months count back from the end");
        };
    }

    private static LocalDate start(String text) {
        return switch (text.length()) {
            case 4 -> LocalDate.of(Integer.parseInt(text), 1, 1);
            case 7 -> YearMonth.parse(text).atDay(1);
            default -> LocalDate.parse(text);
        };
    }

    private static LocalDate end(String text) {
        return switch (text.length()) {
            case 4 -> LocalDate.of(Integer.parseInt(text), 12, 31);
            case 7 -> YearMonth.parse(text).atEndOfMonth();
            default -> LocalDate.parse(text);
        };
    }

    /// The first nanosecond, on a calendar, for data that lies in [dataStart, dataEnd).
    public long from(TradingCalendar calendar, long dataStart, long dataEnd) {
        if (months > 0) {
            LocalDate lastDay = Times.date(dataEnd - 1);
            return openFrom(calendar, lastDay.plusDays(1).minusMonths(months), dataStart, dataEnd);
        }
        return first == null ? dataStart : openFrom(calendar, first, dataStart, dataEnd);
    }

    /// The first nanosecond after the range.
    public long to(TradingCalendar calendar, long dataStart, long dataEnd) {
        return last == null ? dataEnd : openFrom(calendar, last.plusDays(1), dataStart, dataEnd);
    }

    /// The open of the first session on or after a date; outside the data the UTC date serves.
    private static long openFrom(TradingCalendar calendar, LocalDate date, long dataStart, long dataEnd) {
        long utc = Times.startOf(date);
        if (utc <= dataStart - Interval.DAY || utc >= dataEnd + Interval.DAY || calendar.isContinuous()) {
            return utc;
        }
        long day = date.toEpochDay();
        for (long candidate = day; candidate < day + 14; candidate++) {
            long open = calendar.openOfDay(candidate);
            if (open != Long.MIN_VALUE) {
                return open;
            }
        }
        return utc;
    }

    private static ConfigException bad(String text, String why) {
        return new ConfigException(
                "TD-C015", "range", "'" + text + "': " + why, "write 2020..2023, 2023-05.., ..2021-06-30, 2022 or -2y");
    }

    @Override
    public String toString() {
        if (months > 0) {
            return "-" + (months % 12 == 0 ? months / 12 + "y" : months + "m");
        }
        return (first == null ? "" : first) + ".." + (last == null ? "" : last);
    }
}
