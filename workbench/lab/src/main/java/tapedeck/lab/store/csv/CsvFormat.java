package tapedeck.lab.store.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tapedeck.model.Interval;

/// What a file's first lines say about the rest of it.
///
/// @param dialect  the vendor's or program's way of writing, told or recognised; `generic` otherwise
/// @param rows     where rows begin and how they are parted
/// @param columns  what each column is, in the order of the file
/// @param unused   names of the columns that are not used
/// @param style    how times are written
/// @param interval of bars; null for ticks, and where one row alone cannot tell
public record CsvFormat(
        String dialect,
        Rows rows,
        List<Field> columns,
        List<String> unused,
        TimeStyle style,
        @Nullable Interval interval) {
    public CsvFormat {
        columns = List.copyOf(columns);
        unused = List.copyOf(unused);
    }

    /// How the lines of a file are cut.
    ///
    /// @param delimiter    between fields
    /// @param headerLines  lines before the first row
    /// @param bom          bytes of a byte order mark at the start
    /// @param isPlain      no quotes, as far as was read: the mapped parser may try
    /// @param isDescending newest row first
    public record Rows(char delimiter, int headerLines, int bom, boolean isPlain, boolean isDescending) {}

    public boolean isDescending() {
        return rows.isDescending();
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
