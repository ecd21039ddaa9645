package tapedeck.lab.store.csv;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import tapedeck.model.Interval;

/// What a user says about a CSV file; whatever is left null or off is found out, or refused where it is ambiguous.
///
/// @param zone          zone of times that carry none
/// @param interval      length of the bars
/// @param pattern       a [java.time.format.DateTimeFormatter] pattern of the times, or `epoch-s`, `epoch-ms`,
///                      `epoch-us`, `epoch-ns`
/// @param mapping       what the columns mean, where the header alone does not say it
/// @param isDecimalComma numbers are written `1.234,5`: a comma before the decimals
/// @param rounds        prices with more than eight decimals are rounded to eight, half to even
/// @param sorts         rows may come in any order
/// @param duplicates    what to do with a second row of the same time
/// @param overlap       which of the two instants of a local time that occurs twice is meant
public record CsvOptions(
        @Nullable ZoneId zone,
        @Nullable Interval interval,
        @Nullable String pattern,
        CsvMapping mapping,
        boolean isDecimalComma,
        boolean rounds,
        boolean sorts,
        Duplicates duplicates,
        Overlap overlap) {

    /// Everything found out or refused.
    public static final CsvOptions STRICT =
            new CsvOptions(null, null, null, CsvMapping.NONE, false, false, false, Duplicates.REFUSE, Overlap.REFUSE);

    /// Two rows of one time.
    public enum Duplicates {
        REFUSE,
        FIRST,
        LAST
    }

    /// A local time that the clock shows twice.
    public enum Overlap {
        REFUSE,
        EARLIER,
        LATER
    }

    public CsvOptions withZone(@Nullable ZoneId value) {
        return new CsvOptions(value, interval, pattern, mapping, isDecimalComma, rounds, sorts, duplicates, overlap);
    }

    public CsvOptions withInterval(@Nullable Interval value) {
        return new CsvOptions(zone, value, pattern, mapping, isDecimalComma, rounds, sorts, duplicates, overlap);
    }

    public CsvOptions withPattern(@Nullable String value) {
        return new CsvOptions(zone, interval, value, mapping, isDecimalComma, rounds, sorts, duplicates, overlap);
    }

    public CsvOptions withMapping(CsvMapping value) {
        return new CsvOptions(zone, interval, pattern, value, isDecimalComma, rounds, sorts, duplicates, overlap);
    }

    public CsvOptions withDecimalComma(boolean value) {
        return new CsvOptions(zone, interval, pattern, mapping, value, rounds, sorts, duplicates, overlap);
    }

    public CsvOptions withRounding(boolean value) {
        return new CsvOptions(zone, interval, pattern, mapping, isDecimalComma, value, sorts, duplicates, overlap);
    }

    public CsvOptions withSorting(boolean value) {
        return new CsvOptions(zone, interval, pattern, mapping, isDecimalComma, rounds, value, duplicates, overlap);
    }

    public CsvOptions withDuplicates(Duplicates value) {
        return new CsvOptions(zone, interval, pattern, mapping, isDecimalComma, rounds, sorts, value, overlap);
    }

    public CsvOptions withOverlap(Overlap value) {
        return new CsvOptions(zone, interval, pattern, mapping, isDecimalComma, rounds, sorts, duplicates, value);
    }
}
