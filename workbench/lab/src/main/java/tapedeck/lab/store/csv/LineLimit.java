package tapedeck.lab.store.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/// Ends the reading of text whose lines do not end: no program buffer grows with a hostile file.
final class LineLimit extends FilterReader {
    private static final int LONGEST = 1 << 20;

    private int sinceLineEnd;

    LineLimit(Reader in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        for (int i = offset; i < offset + count; i++) {
            sinceLineEnd = buffer[i] == '\n' ? 0 : sinceLineEnd + 1;
            if (sinceLineEnd > LONGEST) {
                throw new IOException("a line of more than 1 MiB");
            }
        }
        return count;
    }
}
