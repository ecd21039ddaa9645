package tapedeck.live.shm;

import java.lang.foreign.MemorySegment;
import tapedeck.model.Tick;

/// A tick in a slot of 64 bytes: the fields after the sequence, at the offsets that [Tick] documents. Stateless.
final class SlotLayout {
    private static final long VENUE_TIME = 8;
    private static final long PUBLISH_TIME = 16;
    private static final long INSTRUMENT = 24;
    private static final long KIND = 28;
    private static final long SIDE = 29;
    private static final long FLAGS = 30;
    private static final long PRICE = 32;
    private static final long SIZE = 40;
    private static final long PRICE_2 = 48;
    private static final long SIZE_2 = 56;

    private SlotLayout() {}

    static void write(MemorySegment memory, long offset, Tick tick) {
        Memory.putLong(memory, offset + VENUE_TIME, tick.venueTime);
        Memory.putLong(memory, offset + PUBLISH_TIME, tick.time);
        Memory.putInt(memory, offset + INSTRUMENT, tick.instrument);
        Memory.putByte(memory, offset + KIND, tick.kind);
        Memory.putByte(memory, offset + SIDE, tick.side);
        Memory.putShort(memory, offset + FLAGS, tick.flags);
        Memory.putLong(memory, offset + PRICE, tick.price);
        Memory.putLong(memory, offset + SIZE, tick.size);
        Memory.putLong(memory, offset + PRICE_2, tick.price2);
        Memory.putLong(memory, offset + SIZE_2, tick.size2);
    }

    static void read(MemorySegment memory, long offset, Tick tick) {
        tick.venueTime = Memory.getLong(memory, offset + VENUE_TIME);
        tick.time = Memory.getLong(memory, offset + PUBLISH_TIME);
        tick.instrument = Memory.getInt(memory, offset + INSTRUMENT);
        tick.kind = Memory.getByte(memory, offset + KIND);
        tick.side = Memory.getByte(memory, offset + SIDE);
        tick.flags = Memory.getShort(memory, offset + FLAGS);
        tick.price = Memory.getLong(memory, offset + PRICE);
        tick.size = Memory.getLong(memory, offset + SIZE);
        tick.price2 = Memory.getLong(memory, offset + PRICE_2);
        tick.size2 = Memory.getLong(memory, offset + SIZE_2);
    }
}
