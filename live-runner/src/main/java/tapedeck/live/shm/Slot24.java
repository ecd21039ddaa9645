package tapedeck.live.shm;

import java.lang.foreign.MemorySegment;

/// The historical slot: one price, 24 bytes, no header and no sequence number.
///
/// | offset | size | field |
/// |---|---|---|
/// | 0 | 8 | price, f64 |
/// | 8 | 8 | timestamp, u64, in a configured unit |
/// | 16 | 4 | volume, i32 |
/// | 20 | 1 | valid |
/// | 21 | 3 | zero |
///
/// Python: `struct.unpack('dQi?3x', b)`. It loses ticks, and two reads that agree can still be half old if the writer
/// stopped between them: use `ring64` where every tick counts.
public final class Slot24 {
    public static final int BYTES = 24;

    private static final long PRICE = 0;
    private static final long TIMESTAMP = 8;
    private static final long VOLUME = 16;
    private static final long VALID = 20;

    private Slot24() {}

    /// The file's name for one symbol among many; a single symbol may use `trading_data` alone.
    public static String fileName(String symbol) {
        return "trading_data_" + symbol;
    }

    static boolean isValid(MemorySegment memory) {
        return Memory.getByte(memory, VALID) != 0;
    }

    static double price(MemorySegment memory) {
        return Memory.getDouble(memory, PRICE);
    }

    static long timestamp(MemorySegment memory) {
        return Memory.getLong(memory, TIMESTAMP);
    }

    static int volume(MemorySegment memory) {
        return Memory.getInt(memory, VOLUME);
    }

    /// Clears `valid` first and sets it last.
    static void write(MemorySegment memory, double price, long timestamp, int volume) {
        Memory.putByte(memory, VALID, (byte) 0);
        Memory.storeFence();
        Memory.putDouble(memory, PRICE, price);
        Memory.putLong(memory, TIMESTAMP, timestamp);
        Memory.putInt(memory, VOLUME, volume);
        Memory.storeFence();
        Memory.putByte(memory, VALID, (byte) 1);
        Memory.storeFence();
    }
}
