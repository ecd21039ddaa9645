package tapedeck.lab.store.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tapedeck.model.DataException;

/// Walks through the rows of a file in any dialect, every refusal with its place: plain rows as they are, and from the
/// first one on that is not plain by Commons CSV.
final class DialectReader implements Closeable {
    private final String file;
    private final List<Field> fields;
    private final char delimiter;
    private RowSource rows;
    private long line;
    private int blankLines;

    private DialectReader(String file, CsvFormat format, RowSource rows) {
        this.file = file;
        this.fields = format.columns();
        this.delimiter = format.rows().delimiter();
        this.rows = rows;
    }

    /// @param in          from the start of a line on
    /// @param linesBefore how many lines of the file come before
    static DialectReader of(String file, InputStream in, CsvFormat format, long linesBefore) throws IOException {
        boolean isAscii = format.rows().delimiter() < 128;
        return isAscii
                ? new DialectReader(
                        file, format, new PlainRows(in, format.rows().delimiter(), linesBefore))
                : byCommons(file, in, format, linesBefore);
    }

    /// The same by Commons CSV alone: what the other must agree with.
    static DialectReader byCommons(String file, InputStream in, CsvFormat format, long linesBefore) throws IOException {
        return new DialectReader(file, format, new QuotedRows(in, format.rows().delimiter(), linesBefore));
    }

    /// Goes to the next row; false at the end. Blank lines may only stand at the end.
    boolean next() {
        while (hasNext()) {
            if (rows.size() == 1 && rows.cell(0).isEmpty()) {
                blankLines++;
                continue;
            }
            if (blankLines > 0) {
                throw new Place(file, line - 1, 1).refuse("TD-D011", "", "a row, not a blank line", "");
            }
            if (rows instanceof QuotedRows quoted && quoted.hasStray()) {
                refuseStray();
            }
            return true;
        }
        return false;
    }

    private void refuseStray() {
        for (int i = 0; i < rows.size(); i++) {
            if (cell(i).indexOf(RowText.STRAY) >= 0) {
                throw refuse("TD-D011", i, "no carriage return within a line", "");
            }
        }
    }

    private boolean hasNext() {
        try {
            boolean found = rows.next();
            if (!found && rows instanceof PlainRows plain && plain.isStuck()) {
                rows = new QuotedRows(plain.rest(), delimiter, plain.linesBefore());
                found = rows.next();
            }
            line = rows.linesBefore() + 1;
            return found;
        } catch (IOException e) {
            line = rows.linesBefore() + 1;
            throw new DataException(
                    "TD-D011",
                    new Place(file, line, 1).toString(),
                    "cannot be read on: " + e.getMessage(),
                    "check the file; is it complete and UTF-8?");
        }
    }

    /// Whether the row has one cell for each column of the header; a [DataException] otherwise.
    void requireWhole() {
        int size = rows.size();
        if (size != fields.size()) {
            throw place(Math.min(size, fields.size()) - 1)
                    .refuse("TD-D011", size + " fields", fields.size() + " fields as in the header", "");
        }
    }

    /// The text of a column.
    String cell(int column) {
        return rows.cell(column);
    }

    /// Whether a column has this text.
    boolean isCell(int column, String text) {
        return rows.isCell(column, text);
    }

    /// The row as bytes; null where it is no plain one.
    @Nullable
    PlainRows plain() {
        return rows instanceof PlainRows plain ? plain : null;
    }

    /// Refuses a cell.
    DataException refuse(String code, int column, String expected, String hint) {
        return place(column).refuse(code, cell(column), expected, hint);
    }

    long line() {
        return line;
    }

    private Place place(int column) {
        long at = 1;
        for (int i = 0; i < column && i < rows.size(); i++) {
            at += rows.cell(i).length() + 1;
        }
        return new Place(file, line, at);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
