package tapedeck.lab.store.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Cuts the rows that nearly every file in a dialect has: ASCII, each cell bare or between one pair of quotes.
///
/// At the first row that is anything else it stops, and [#rest] is the text from that row on, for [QuotedRows].
final class PlainRows implements RowSource {
    private static final int WINDOW = 1 << 18;
    private static final int BEHIND = Math.max(PlainNumber.BEHIND, PlainTime.LONGEST);
    private static final int INCOMPLETE = -1;
    private static final int UNUSUAL = -2;

    private final InputStream in;
    private final byte delimiter;
    private final byte[] window = new byte[WINDOW + 1 + BEHIND];
    private int[] bounds = new int[32];
    private int size;
    private int at;
    private int end;
    private long lines;
    private boolean isStarted;
    private boolean isAtEnd;
    private boolean isStuck;
    private boolean isLineEndAdded;
    private @Nullable IOException failure;

    PlainRows(InputStream in, char delimiter, long linesBefore) {
        this.in = in;
        this.delimiter = (byte) delimiter;
        this.lines = linesBefore;
    }

    @Override
    public boolean next() throws IOException {
        lines += isStarted ? 1 : 0;
        isStarted = true;
        int after = cut();
        while (after == INCOMPLETE && fill()) {
            after = cut();
        }
        isStuck = after == UNUSUAL || (after == INCOMPLETE && at < end);
        if (after < 0) {
            return false;
        }
        at = after;
        return true;
    }

    /// Whether there is a row that is not plain.
    boolean isStuck() {
        return isStuck;
    }

    /// The text from that row on.
    InputStream rest() {
        int length = end - at - (isLineEndAdded ? 1 : 0);
        return new SequenceInputStream(new ByteArrayInputStream(window, at, length), in);
    }

    @Override
    public long linesBefore() {
        return lines;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public String cell(int index) {
        int from = bounds[2 * index];
        return new String(window, from, bounds[2 * index + 1] - from, StandardCharsets.ISO_8859_1);
    }

    @Override
    public boolean isCell(int index, String text) {
        int from = bounds[2 * index];
        int length = bounds[2 * index + 1] - from;
        boolean isSame = length == text.length();
        for (int i = 0; isSame && i < length; i++) {
            isSame = window[from + i] == text.charAt(i);
        }
        return isSame;
    }

    /// What [#from] and [#to] point into. From any cell on there is as much as [PlainNumber] and [PlainTime] look at.
    byte[] bytes() {
        return window;
    }

    /// Where a cell begins.
    int from(int index) {
        return bounds[2 * index];
    }

    /// Where a cell ends; what stands there is a quote, a delimiter or a line end.
    int to(int index) {
        return bounds[2 * index + 1];
    }

    /// Finds the cells of the row at the window's start; gives where the next row begins.
    private int cut() {
        size = 0;
        int start = at;
        int p = at;
        while (p < end) {
            byte c = window[p];
            if (c == '"') {
                p = p == start ? closingQuote(p + 1) : UNUSUAL;
                if (p < 0) {
                    return p;
                }
                int behind = p + 1;
                if (behind >= end) {
                    return INCOMPLETE;
                }
                add(start + 1, p);
                if (window[behind] != delimiter) {
                    return lineEnd(behind);
                }
                start = behind + 1;
                p = start;
            } else if (c == delimiter) {
                add(start, p);
                start = ++p;
            } else if (c == '\n' || c == '\r') {
                add(start, p);
                return lineEnd(p);
            } else if (c < 0) {
                return UNUSUAL;
            } else {
                p++;
            }
        }
        return INCOMPLETE;
    }

    private int closingQuote(int from) {
        for (int p = from; p < end; p++) {
            byte c = window[p];
            if (c == '"') {
                return p;
            }
            if (c == '\n' || c == '\r' || c < 0) {
                return UNUSUAL;
            }
        }
        return INCOMPLETE;
    }

    /// Where the next row begins, behind a line end that must stand here.
    private int lineEnd(int p) {
        if (window[p] == '\n') {
            return p + 1;
        }
        if (window[p] != '\r') {
            return UNUSUAL;
        }
        if (p + 1 == end) {
            return INCOMPLETE;
        }
        return window[p + 1] == '\n' ? p + 2 : UNUSUAL;
    }

    private void add(int from, int to) {
        if (2 * size == bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        bounds[2 * size] = from;
        bounds[2 * size + 1] = to;
        size++;
    }

    /// Moves the row to the front and reads on; false where there is nothing more, or no room. What is left at the end
    /// of the file counts as a line. A failure waits until the rows before it are out.
    private boolean fill() throws IOException {
        if (failure != null) {
            throw failure;
        }
        System.arraycopy(window, at, window, 0, end - at);
        end -= at;
        at = 0;
        if (isAtEnd || end == WINDOW) {
            return false;
        }
        try {
            int count = in.read(window, end, WINDOW - end);
            isAtEnd = count < 0;
            end += Math.max(0, count);
        } catch (IOException e) {
            failure = e;
        }
        if (isAtEnd && end > 0) {
            window[end++] = '\n';
            isLineEndAdded = true;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
