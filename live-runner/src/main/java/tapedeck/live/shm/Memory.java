package tapedeck.live.shm;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Little-endian access to mapped memory, plain and ordered. Stateless.
final class Memory {
    private static final VarHandle LONG = ordered(ValueLayout.JAVA_LONG);
    private static final VarHandle INT = ordered(ValueLayout.JAVA_INT);
    private static final VarHandle SHORT = ordered(ValueLayout.JAVA_SHORT);
    private static final VarHandle BYTE = ordered(ValueLayout.JAVA_BYTE);
    private static final VarHandle DOUBLE = ordered(ValueLayout.JAVA_DOUBLE);

    private Memory() {}

    private static VarHandle ordered(ValueLayout layout) {
        return layout.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();
    }

    static long getLong(MemorySegment memory, long offset) {
        return (long) LONG.get(memory, offset);
    }

    static long getLongAcquire(MemorySegment memory, long offset) {
        return (long) LONG.getAcquire(memory, offset);
    }

    static void putLong(MemorySegment memory, long offset, long value) {
        LONG.set(memory, offset, value);
    }

    static void putLongOpaque(MemorySegment memory, long offset, long value) {
        LONG.setOpaque(memory, offset, value);
    }

    static void putLongRelease(MemorySegment memory, long offset, long value) {
        LONG.setRelease(memory, offset, value);
    }

    static int getInt(MemorySegment memory, long offset) {
        return (int) INT.get(memory, offset);
    }

    static void putInt(MemorySegment memory, long offset, int value) {
        INT.set(memory, offset, value);
    }

    static short getShort(MemorySegment memory, long offset) {
        return (short) SHORT.get(memory, offset);
    }

    static void putShort(MemorySegment memory, long offset, short value) {
        SHORT.set(memory, offset, value);
    }

    static byte getByte(MemorySegment memory, long offset) {
        return (byte) BYTE.get(memory, offset);
    }

    static void putByte(MemorySegment memory, long offset, byte value) {
        BYTE.set(memory, offset, value);
    }

    static double getDouble(MemorySegment memory, long offset) {
        return (double) DOUBLE.get(memory, offset);
    }

    static void putDouble(MemorySegment memory, long offset, double value) {
        DOUBLE.set(memory, offset, value);
    }

    /// Keeps the stores before it before the stores after it.
    static void storeFence() {
        VarHandle.storeStoreFence();
    }

    /// Keeps the loads before it before the loads after it.
    static void loadFence() {
        VarHandle.loadLoadFence();
    }
}
