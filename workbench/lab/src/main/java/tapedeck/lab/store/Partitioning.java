package tapedeck.lab.store;

import java.time.LocalDate;
import tapedeck.model.Interval;
import tapedeck.model.Times;

/// How a data set is cut into files by UTC time. The content hash does not depend on it.
enum Partitioning {
    DECADE,
    YEAR,
    MONTH;

    /// Few rows make large partitions: decades of daily bars and of values, years down to minutes, months of anything
    /// finer.
    static Partitioning of(DataSetId id) {
        if (id.kind().equals(DataSetId.VALUES)) {
            return DECADE;
        }
        if (!id.isBars()) {
            return MONTH;
        }
        if (id.interval().isDaily()) {
            return DECADE;
        }
        return id.interval().nanos() >= Interval.MINUTE ? YEAR : MONTH;
    }

    /// The partition of a time: `2020`, or `202003` for March 2020.
    long key(long time) {
        LocalDate date = Times.date(time);
        return switch (this) {
            case DECADE -> Math.floorDiv(date.getYear(), 10) * 10L;
            case YEAR -> date.getYear();
            case MONTH -> date.getYear() * 100L + date.getMonthValue();
        };
    }

    /// The first nanosecond after the partition of a time.
    long end(long time) {
        LocalDate date = Times.date(time);
        LocalDate year = date.withDayOfYear(1);
        return Times.startOf(
                switch (this) {
                    case DECADE -> year.plusYears(10 - Math.floorMod(date.getYear(), 10));
                    case YEAR -> year.plusYears(1);
                    case MONTH -> date.withDayOfMonth(1).plusMonths(1);
                });
    }
}
