package tapedeck.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A reused buffer in which one little-endian frame is put together. Not thread-safe.
///
/// Layouts: docs/formats/canonical-encoding.md.
public final class Frame {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /// More than the numbers of any frame; only texts, which come last, may need more room.
    private byte[] bytes = new byte[512];
    private int length;

    /// Starts a frame of this kind.
    public Frame begin(int kind) {
        length = 0;
        return u8(kind);
    }

    public Frame u8(int value) {
        bytes[length++] = (byte) value;
        return this;
    }

    public Frame i32(int value) {
        INT.set(bytes, length, value);
        length += 4;
        return this;
    }

    public Frame i64(long value) {
        LONG.set(bytes, length, value);
        length += 8;
        return this;
    }

    /// UTF-8 with its length before it.
    public Frame text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        ensure(4 + utf8.length);
        i32(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
        return this;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }
}
