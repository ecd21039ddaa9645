package tapedeck.lab.analytics;

import java.time.LocalDate;
import java.time.temporal.ChronoField;

/// Calendar periods that daily returns are compounded over.
public enum Period {
    DAY,
    /// Monday to Sunday, as ISO 8601.
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    /// A number shared by the days of one period and rising with time.
    public long keyOf(long epochDay) {
        return switch (this) {
            case DAY -> epochDay;
            // Day 0 was a Thursday.
            case WEEK -> Math.floorDiv(epochDay + 3, 7L);
            case MONTH -> LocalDate.ofEpochDay(epochDay).getLong(ChronoField.PROLEPTIC_MONTH);
            case QUARTER -> Math.floorDiv(MONTH.keyOf(epochDay), 3L);
            case YEAR -> LocalDate.ofEpochDay(epochDay).getYear();
        };
    }
}
