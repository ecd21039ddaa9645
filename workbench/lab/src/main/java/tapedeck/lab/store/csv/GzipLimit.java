package tapedeck.lab.store.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Ends the unpacking of a stream that grows beyond reason: more than 200 times its size, or 1 TiB in all.
final class GzipLimit extends FilterInputStream {
    private static final long RATIO = 200;
    private static final long ALWAYS_ALLOWED = 64L << 20;
    private static final long MOST = 1L << 40;

    private final long allowed;
    private long unpacked;

    GzipLimit(InputStream in, long packedSize) {
        super(in);
        this.allowed = Math.min(MOST, Math.max(ALWAYS_ALLOWED, packedSize * RATIO));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        unpacked += Math.max(0, count);
        if (unpacked > allowed) {
            throw new IOException("unpacks to more than " + RATIO + " times its size");
        }
        return count;
    }
}
