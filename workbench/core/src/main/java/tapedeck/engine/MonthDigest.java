package tapedeck.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import tapedeck.model.Tick;

/// SHA-256 over the rows of one UTC month as little-endian int64: the part of a [DataRoot] that can be computed on its
/// own. Used up a month at a time: [#digest] begins the next one. Not thread-safe.
public final class MonthDigest {
    // large, because a digest is faster on long stretches
    private static final int BUFFER = 1 << 16;
    private static final VarHandle INT64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final MessageDigest sha = Sha256.digest();
    private final byte[] buffer = new byte[BUFFER];
    private int filled;
    private long rows;

    /// Adds one bar.
    public void bar(long start, long open, long high, long low, long close, long volume) {
        int at = room(48);
        INT64.set(buffer, at, start);
        INT64.set(buffer, at + 8, open);
        INT64.set(buffer, at + 16, high);
        INT64.set(buffer, at + 24, low);
        INT64.set(buffer, at + 32, close);
        INT64.set(buffer, at + 40, volume);
    }

    /// Adds one tick: venue time, arrival time, sequence, kind and flags in one word, prices and sizes.
    public void tick(Tick tick) {
        int at = room(64);
        INT64.set(buffer, at, tick.venueTime);
        INT64.set(buffer, at + 8, tick.time);
        INT64.set(buffer, at + 16, tick.sequence);
        INT64.set(buffer, at + 24, (tick.kind & 0xFFL) | (tick.side & 0xFFL) << 8 | (tick.flags & 0xFFFFL) << 16);
        INT64.set(buffer, at + 32, tick.price);
        INT64.set(buffer, at + 40, tick.size);
        INT64.set(buffer, at + 48, tick.price2);
        INT64.set(buffer, at + 56, tick.size2);
    }

    /// Rows since the last [#digest].
    public long rows() {
        return rows;
    }

    /// The hash of those rows.
    public byte[] digest() {
        sha.update(buffer, 0, filled);
        filled = 0;
        rows = 0;
        return sha.digest();
    }

    private int room(int bytes) {
        if (filled + bytes > BUFFER) {
            sha.update(buffer, 0, filled);
            filled = 0;
        }
        int at = filled;
        filled = at + bytes;
        rows++;
        return at;
    }
}
