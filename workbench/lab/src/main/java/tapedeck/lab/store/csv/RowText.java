package tapedeck.lab.store.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/// The text of a file on its way to the dialect reader, kept from what that reader would take too kindly.
///
/// A row that does not end, be it one line or many within quotes, ends the reading: no buffer grows with a hostile
/// file. A carriage return without a line feed is no line end; it becomes [#STRAY], which no row may hold.
final class RowText extends FilterReader {
    /// Stands for a carriage return that ends no line.
    static final char STRAY = '\uffff';

    private static final int LONGEST = 1 << 20;
    /// What a reader takes ahead of the row it is at.
    private static final int AHEAD = 1 << 17;

    private static final int NONE = -1;

    private int sinceRow;
    private int pending = NONE;
    private boolean hasStray;

    RowText(Reader in) {
        super(in);
    }

    /// A row has come to its end.
    void rowEnds() {
        sinceRow = 0;
    }

    /// Whether a carriage return without a line feed was seen so far.
    boolean hasStray() {
        return hasStray;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = fill(buffer, offset, length);
        sinceRow += Math.max(0, count);
        if (sinceRow > LONGEST + AHEAD) {
            throw new IOException("a row of more than 1 MiB");
        }
        for (int i = offset; i < offset + count; i++) {
            if (buffer[i] == '\r' && !isBeforeLineFeed(buffer, i, offset + count)) {
                buffer[i] = STRAY;
                hasStray = true;
            }
        }
        return count;
    }

    private int fill(char[] buffer, int offset, int length) throws IOException {
        if (pending == NONE || length == 0) {
            return super.read(buffer, offset, length);
        }
        buffer[offset] = (char) pending;
        pending = NONE;
        return 1;
    }

    /// The end of the file counts as a line feed.
    private boolean isBeforeLineFeed(char[] buffer, int at, int end) throws IOException {
        if (at + 1 < end) {
            return buffer[at + 1] == '\n';
        }
        pending = super.read();
        return pending == NONE || pending == '\n';
    }
}
