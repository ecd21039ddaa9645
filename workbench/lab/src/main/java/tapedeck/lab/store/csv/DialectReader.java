package tapedeck.lab.store.csv;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import tapedeck.model.DataException;

/// Walks through the rows of a file by Commons CSV: quotes, any delimiter, every refusal with its place.
final class DialectReader implements Closeable {
    private final String file;
    private final List<Field> fields;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final RowText text;
    private final long linesBefore;
    private @Nullable CSVRecord record;
    private long line;
    private int blankLines;

    /// @param in          from the start of a line on
    /// @param linesBefore how many lines of the file come before
    DialectReader(String file, InputStream in, CsvFormat format, long linesBefore) throws IOException {
        this.file = file;
        this.fields = format.columns();
        this.linesBefore = linesBefore;
        this.text = new RowText(new BufferedReader(new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))));
        CSVFormat csv = CSVFormat.RFC4180
                .builder()
                .setDelimiter(format.rows().delimiter())
                .setIgnoreEmptyLines(false)
                .get();
        this.parser = CSVParser.builder().setReader(text).setFormat(csv).get();
        this.records = parser.iterator();
    }

    /// Goes to the next row; false at the end. Blank lines may only stand at the end.
    boolean next() {
        while (hasNext()) {
            CSVRecord next = records.next();
            text.rowEnds();
            if (next.size() == 1 && next.get(0).isEmpty()) {
                blankLines++;
                continue;
            }
            if (blankLines > 0) {
                throw new Place(file, line - 1, 1).refuse("TD-D011", "", "a row, not a blank line", "");
            }
            record = next;
            if (text.hasStray()) {
                refuseStray(next);
            }
            return true;
        }
        return false;
    }

    private void refuseStray(CSVRecord row) {
        for (int i = 0; i < row.size(); i++) {
            if (row.get(i).indexOf(RowText.STRAY) >= 0) {
                throw refuse("TD-D011", i, "no carriage return within a line", "");
            }
        }
    }

    private boolean hasNext() {
        line = linesBefore + parser.getCurrentLineNumber() + 1;
        try {
            return records.hasNext();
        } catch (UncheckedIOException e) {
            throw broken(
                    e.getCause() == null
                            ? e.toString()
                            : String.valueOf(e.getCause().getMessage()));
        } catch (IllegalStateException e) {
            throw broken(String.valueOf(e.getMessage()));
        }
    }

    private DataException broken(String why) {
        return new DataException(
                "TD-D011",
                new Place(file, line, 1).toString(),
                "cannot be read on: " + why,
                "check the file; is it complete and UTF-8?");
    }

    /// Whether the row has one cell for each column of the header; a [DataException] otherwise.
    void requireWhole() {
        CSVRecord row = row();
        if (row.size() != fields.size()) {
            throw place(Math.min(row.size(), fields.size()) - 1)
                    .refuse("TD-D011", row.size() + " fields", fields.size() + " fields as in the header", "");
        }
    }

    /// The text of a column.
    String cell(int column) {
        return row().get(column);
    }

    /// Refuses a cell.
    DataException refuse(String code, int column, String expected, String hint) {
        return place(column).refuse(code, cell(column), expected, hint);
    }

    long line() {
        return line;
    }

    private Place place(int column) {
        CSVRecord row = row();
        long at = 1;
        for (int i = 0; i < column && i < row.size(); i++) {
            at += row.get(i).length() + 1;
        }
        return new Place(file, line, at);
    }

    private CSVRecord row() {
        CSVRecord row = record;
        if (row == null) {
            throw new IllegalStateException("next() comes first");
        }
        return row;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
