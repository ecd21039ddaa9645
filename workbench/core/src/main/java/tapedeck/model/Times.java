package tapedeck.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/// Epoch nanoseconds as text and back: always UTC, always the same on every machine.
public final class Times {
    private Times() {}

    /// ISO-8601 in UTC with as many decimals as needed: `2023-05-01T10:00:00Z`.
    public static String format(long time) {
        return instant(time).toString();
    }

    /// `2023-05-01 10:00`, seconds only where they are not zero: for people.
    public static String brief(long time) {
        String text = format(time);
        String date = text.substring(0, text.indexOf('T'));
        String clock = text.substring(text.indexOf('T') + 1, text.length() - 1);
        return date + " " + (clock.endsWith(":00") ? clock.substring(0, 5) : clock);
    }

    /// The UTC date.
    public static LocalDate date(long time) {
        return LocalDate.ofEpochDay(Math.floorDiv(time, Interval.DAY));
    }

    /// The first nanosecond of a UTC date.
    public static long startOf(LocalDate date) {
        return Math.multiplyExact(date.toEpochDay(), Interval.DAY);
    }

    /// Reads an ISO instant or an ISO date.
    public static long parse(String text) {
        try {
            return text.indexOf('T') < 0 ? startOf(LocalDate.parse(text)) : of(Instant.parse(text));
        } catch (DateTimeException e) {
            throw new ConfigException(
                    "TD-C014", "time", "'" + text + "' is not a time", "write 2023-05-01 or 2023-05-01T10:00:00Z");
        }
    }

    public static Instant instant(long time) {
        return Instant.ofEpochSecond(Math.floorDiv(time, Interval.SECOND), Math.floorMod(time, Interval.SECOND));
    }

    public static long of(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), Interval.SECOND), instant.getNano());
    }
}
