package tapedeck.lab.store.csv;

import java.io.Closeable;
import java.io.IOException;

/// Cuts a file into rows and those into cells. The row stands until the next one is asked for. Not thread-safe.
sealed interface RowSource extends Closeable permits PlainRows, QuotedRows {
    /// Goes to the next row; false where there is none, or none that this source can cut.
    boolean next() throws IOException;

    /// Lines of the file before the row, or before the one that [#next] failed at.
    long linesBefore();

    /// Cells of the row.
    int size();

    /// The text of a cell, without quotes.
    String cell(int index);

    /// Whether a cell has this text.
    boolean isCell(int index, String text);
}
