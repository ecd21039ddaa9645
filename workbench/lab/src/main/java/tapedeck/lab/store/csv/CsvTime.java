package tapedeck.lab.store.csv;

import tapedeck.model.Interval;
import tapedeck.model.Times;

/// Writes times as this store reads them back: `2023-05-01T10:00:00Z`, with a fraction of a second where there is one.
/// Not thread-safe.
final class CsvTime {
    private static final int NANO_DIGITS = 9;

    private final boolean hasSeconds;
    private long day = Long.MIN_VALUE;
    private String date = "";

    /// @param hasSeconds writes seconds even where they are zero
    CsvTime(boolean hasSeconds) {
        this.hasSeconds = hasSeconds;
    }

    StringBuilder append(StringBuilder out, long time) {
        long ofDay = Math.floorMod(time, Interval.DAY);
        date(out, Math.floorDiv(time, Interval.DAY)).append('T');
        twoDigits(out, ofDay / Interval.HOUR).append(':');
        twoDigits(out, ofDay / Interval.MINUTE % 60);
        long nanos = ofDay % Interval.MINUTE;
        if (hasSeconds || nanos != 0) {
            twoDigits(out.append(':'), nanos / Interval.SECOND);
        }
        long fraction = nanos % Interval.SECOND;
        if (fraction != 0) {
            String digits = Long.toString(Interval.SECOND + fraction);
            int end = NANO_DIGITS + 1;
            while (end > 4 && digits.startsWith("000", end - 3)) {
                end -= 3;
            }
            out.append('.').append(digits, 1, end);
        }
        return out.append('Z');
    }

    /// A date alone.
    StringBuilder date(StringBuilder out, long epochDay) {
        if (epochDay != day) {
            day = epochDay;
            date = Times.date(epochDay * Interval.DAY).toString();
        }
        return out.append(date);
    }

    private static StringBuilder twoDigits(StringBuilder out, long value) {
        return out.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
    }
}
