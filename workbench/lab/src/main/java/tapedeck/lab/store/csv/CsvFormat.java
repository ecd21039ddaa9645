package tapedeck.lab.store.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tapedeck.model.Interval;

/// What a file's first lines say about the rest of it.
///
/// @param dialect      the vendor's or program's way of writing that was recognised; `generic` otherwise
/// @param delimiter    between fields
/// @param headerLines  lines before the first row
/// @param columns      what each column is, in the order of the file
/// @param style        how times are written
/// @param interval     of bars; null for ticks, and where one row alone cannot tell
/// @param isDescending newest row first
/// @param isPlain      no quotes and ASCII only, as far as was read: the mapped parser may try
/// @param bom          bytes of a byte order mark at the start
public record CsvFormat(
        String dialect,
        char delimiter,
        int headerLines,
        List<Field> columns,
        TimeStyle style,
        @Nullable Interval interval,
        boolean isDescending,
        boolean isPlain,
        int bom) {
    public CsvFormat {
        columns = List.copyOf(columns);
    }

    public boolean isDaily() {
        return interval != null && interval.isDaily();
    }

    /// Whether the rows are bars rather than trades or quotes.
    public boolean isBars() {
        return columns.contains(Field.CLOSE);
    }

    public boolean isQuotes() {
        return columns.contains(Field.BID) && columns.contains(Field.ASK);
    }
}
