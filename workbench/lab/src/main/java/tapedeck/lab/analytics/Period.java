package tapedeck.lab.analytics;

import java.time.LocalDate;

/// Calendar periods that daily returns are compounded over.
public enum Period {
    DAY,
    /// Monday to Sunday, as ISO 8601.
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    /// The first epoch day after the period that a day belongs to.
    public long endOf(long epochDay) {
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        return switch (this) {
            case DAY -> epochDay + 1;
            // Day 0 was a Thursday.
            case WEEK -> epochDay + 7 - Math.floorMod(epochDay + 3, 7L);
            case MONTH -> day.withDayOfMonth(1).plusMonths(1).toEpochDay();
            case QUARTER ->
                LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1)
                        .plusMonths(3)
                        .toEpochDay();
            case YEAR -> LocalDate.of(day.getYear() + 1, 1, 1).toEpochDay();
        };
    }
}
