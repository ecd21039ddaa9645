package tapedeck.bench;

import java.io.IOException;
import java.io.Writer;

/// Puts the first field of every line into quotes, as some vendors do.
final class Quoting extends Writer {
    private final Writer out;
    private boolean isFirst = true;
    private boolean isStart = true;

    Quoting(Writer out) {
        this.out = out;
    }

    @Override
    public void write(char[] text, int from, int count) throws IOException {
        for (int i = from; i < from + count; i++) {
            char c = text[i];
            if (isStart) {
                out.write('"');
                isStart = false;
            }
            if (isFirst && c == ',') {
                out.write('"');
                isFirst = false;
            }
            out.write(c);
            if (c == '\n') {
                isStart = true;
                isFirst = true;
            }
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
