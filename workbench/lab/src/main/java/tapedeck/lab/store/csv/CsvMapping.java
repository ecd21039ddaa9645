package tapedeck.lab.store.csv;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a user says about the columns of a CSV file; [#NONE] leaves it to the header.
///
/// @param name         shown for the dialect; empty for the recognised one's
/// @param dialect      the one to read, instead of the one that the header shows
/// @param order        names of the columns in order, where the file has no header or another one
/// @param meanings     what a header name means where it is not the usual; names without case and joints
/// @param skippedLines lines before the header or the first row
/// @param delimiter    between fields; null to find out
/// @param hasNoVolume  bars have no volume, and that is right: it is zero
public record CsvMapping(
        String name,
        @Nullable Dialect dialect,
        List<String> order,
        Map<String, Field> meanings,
        int skippedLines,
        @Nullable Character delimiter,
        boolean hasNoVolume) {
    /// Everything as the header says.
    public static final CsvMapping NONE = new CsvMapping("", null, List.of(), Map.of(), 0, null, false);

    public CsvMapping {
        order = List.copyOf(order);
        meanings = Map.copyOf(meanings);
    }

    /// The same with another dialect; null keeps this one's.
    public CsvMapping withDialect(@Nullable Dialect value) {
        return value == null
                ? this
                : new CsvMapping(name, value, order, meanings, skippedLines, delimiter, hasNoVolume);
    }

    /// The same with named columns; an empty list keeps these.
    public CsvMapping withOrder(List<String> value) {
        return value.isEmpty()
                ? this
                : new CsvMapping(name, dialect, value, meanings, skippedLines, delimiter, hasNoVolume);
    }

    /// The same, with bars that have no volume or with ones that must.
    public CsvMapping withNoVolume(boolean value) {
        return new CsvMapping(name, dialect, order, meanings, skippedLines, delimiter, value);
    }

    /// What a column of this header is; [Field#SKIP] where nothing is known.
    Field meaning(String header) {
        String plain = Field.plain(header);
        Field own = meanings.get(plain);
        return own == null ? Field.ofHeader(header) : own;
    }

    boolean mayLackVolume() {
        return hasNoVolume || (dialect != null && dialect.mayLackVolume());
    }
}
