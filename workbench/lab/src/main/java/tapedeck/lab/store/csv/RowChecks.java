package tapedeck.lab.store.csv;

import org.jspecify.annotations.Nullable;
import tapedeck.model.Fixed;

/// What every bar of a file must fulfil, whichever reader read it. Not thread-safe.
final class RowChecks {
    private final boolean isDescending;
    private final boolean sorts;
    private final boolean allowsDuplicates;
    private final boolean isLenient;
    private long previous;
    private boolean hasPrevious;

    /// @param isLenient lets everything pass, for a check that wants to see it
    RowChecks(CsvFormat format, CsvOptions options, boolean isLenient) {
        this.isLenient = isLenient;
        this.isDescending = format.isDescending();
        this.sorts = options.sorts();
        this.allowsDuplicates = options.duplicates() != CsvOptions.Duplicates.REFUSE;
    }

    /// Which field is wrong and why; null where the bar is sound.
    @Nullable
    Complaint check(long start, long open, long high, long low, long close, long volume) {
        if (isLenient) {
            return null;
        }
        boolean isOrdered = !hasPrevious || (isDescending ? start < previous : start > previous);
        if (!isOrdered && !sorts) {
            Complaint complaint = disorder(start);
            if (complaint != null) {
                return complaint;
            }
        }
        previous = start;
        hasPrevious = true;
        if (high < low || high < open || high < close || low > open || low > close || volume < 0) {
            return unsound(open, high, low, volume);
        }
        return null;
    }

    private @Nullable Complaint disorder(long start) {
        if (start == previous) {
            return allowsDuplicates
                    ? null
                    : new Complaint(
                            Field.TIME,
                            "a time later than the row before, which has the same",
                            "say --duplicates first or --duplicates last");
        }
        return new Complaint(
                Field.TIME,
                isDescending ? "a time before the last row's" : "a time after the last row's",
                "say --sort if the rows may come in any order");
    }

    private static Complaint unsound(long open, long high, long low, long volume) {
        if (volume < 0) {
            return new Complaint(Field.VOLUME, "a volume of zero or more", "");
        }
        if (high < low) {
            return new Complaint(Field.HIGH, "a high not below the low " + Fixed.format(low), "");
        }
        boolean isOpen = open > high || open < low;
        String range = "between the low " + Fixed.format(low) + " and the high " + Fixed.format(high);
        return isOpen
                ? new Complaint(Field.OPEN, "an open " + range, "")
                : new Complaint(Field.CLOSE, "a close " + range, "");
    }

    /// @param field the one to point at
    record Complaint(Field field, String expected, String hint) {}
}
