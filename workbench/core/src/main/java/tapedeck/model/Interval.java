package tapedeck.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The length of a bar: `1s`, `5m`, `1h`, `1d`. A day means a trading session of the calendar.
///
/// @param nanos length in nanoseconds; a whole number of days is session-based
public record Interval(long nanos) implements Comparable<Interval> {
    public static final long SECOND = 1_000_000_000L;
    public static final long MINUTE = 60 * SECOND;
    public static final long HOUR = 60 * MINUTE;
    public static final long DAY = 24 * HOUR;

    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,5})(s|m|min|h|d)");

    public Interval {
        if (nanos <= 0 || (nanos > DAY && nanos != DAY)) {
            throw new ConfigException(
                    "TD-C013", "interval", "a bar lasts more than nothing and at most a day", "use 1s to 1d");
        }
    }

    /// Reads `1m`, `15min`, `4h`, `1d`.
    public static Interval parse(String text) {
        Matcher match = TEXT.matcher(text);
        if (!match.matches()) {
            throw new ConfigException(
                    "TD-C013", "interval", "'" + text + "' is not a bar interval", "write 1m, 15m, 1h or 1d");
        }
        long count = Long.parseLong(match.group(1));
        long unit = switch (match.group(2).charAt(0)) {
            case 's' -> SECOND;
            case 'm' -> MINUTE;
            case 'h' -> HOUR;
            default -> DAY;
        };
        return new Interval(count * unit);
    }

    /// Whether the bar follows the session of the calendar rather than the clock.
    public boolean isDaily() {
        return nanos == DAY;
    }

    @Override
    public int compareTo(Interval other) {
        return Long.compare(nanos, other.nanos);
    }

    @Override
    public String toString() {
        if (isDaily()) {
            return "1d";
        }
        if (nanos % HOUR == 0) {
            return nanos / HOUR + "h";
        }
        if (nanos % MINUTE == 0) {
            return nanos / MINUTE + "m";
        }
        return nanos % SECOND == 0 ? nanos / SECOND + "s" : nanos + "ns";
    }
}
