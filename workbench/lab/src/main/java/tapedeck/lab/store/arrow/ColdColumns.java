package tapedeck.lab.store.arrow;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Columns as zstd frames, the way Arrow compresses buffers: the length as it was, then the frame.
final class ColdColumns {
    private static final int LEVEL = 9;

    private ColdColumns() {}

    static byte[][] pack(long[][] values, int count) {
        byte[][] packed = new byte[values.length][];
        for (int c = 0; c < values.length; c++) {
            ByteBuffer plain = ByteBuffer.allocate(8 * count).order(ByteOrder.LITTLE_ENDIAN);
            plain.asLongBuffer().put(values[c], 0, count);
            byte[] frame = Zstd.compress(plain.array(), LEVEL);
            packed[c] = ByteBuffer.allocate(8 + frame.length)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(plain.capacity())
                    .put(frame)
                    .array();
        }
        return packed;
    }

    /// The plain bytes of one packed column.
    static byte[] unpack(byte[] packed, int plainLength) {
        long stated = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
        if (stated != plainLength) {
            throw new IllegalStateException("a packed column states " + stated + " bytes, not " + plainLength);
        }
        byte[] frame = new byte[packed.length - 8];
        System.arraycopy(packed, 8, frame, 0, frame.length);
        return Zstd.decompress(frame, plainLength);
    }
}
