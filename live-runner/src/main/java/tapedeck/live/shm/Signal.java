package tapedeck.live.shm;

import java.lang.foreign.MemorySegment;
import tapedeck.model.OrderType;
import tapedeck.model.Ticket;

/// An order intent on its way to an external execution process: a reused, mutable object.
///
/// | offset | size | field |
/// |---|---|---|
/// | 0 | 8 | sequence: 1 upwards; 0 while being rewritten |
/// | 8 | 8 | order id |
/// | 16 | 8 | time it was decided, epoch ns |
/// | 24 | 4 | instrument number |
/// | 28 | 1 | action: 1 new, 2 cancel |
/// | 29 | 1 | side: +1 buy, −1 sell |
/// | 30 | 1 | order type: 0 market, 1 limit, 2 stop, 3 stop-limit, 4 trailing stop, 5 on open, 6 on close |
/// | 31 | 1 | flags: 1 post only, 2 reduce only |
/// | 32 | 8 | size at 1e-8 |
/// | 40 | 8 | limit price at 1e-8, or 0 |
/// | 48 | 8 | stop price at 1e-8, or 0 |
/// | 56 | 8 | expiry time, or 0 |
///
/// Valid only until the next read. Not thread-safe.
public final class Signal {
    public static final byte NEW_ORDER = 1;
    public static final byte CANCEL = 2;
    public static final byte POST_ONLY = 1;
    public static final byte REDUCE_ONLY = 2;

    private static final long ORDER_ID = 8;
    private static final long TIME = 16;
    private static final long INSTRUMENT = 24;
    private static final long ACTION = 28;
    private static final long SIDE = 29;
    private static final long TYPE = 30;
    private static final long FLAGS = 31;
    private static final long SIZE = 32;
    private static final long LIMIT = 40;
    private static final long STOP = 48;
    private static final long EXPIRY = 56;

    public long sequence;
    public long orderId;
    public long time;
    public int instrument;
    public byte action;
    public byte side;
    public byte type;
    public byte flags;
    public long size;
    public long limit;
    public long stop;
    public long expireTime;

    /// A new order as the session sends it.
    public Signal set(Ticket ticket, long decidedTime) {
        orderId = ticket.id();
        time = decidedTime;
        instrument = ticket.instrument();
        action = NEW_ORDER;
        side = (byte) ticket.side().sign();
        type = code(ticket.type());
        flags = (byte) ((ticket.isPostOnly() ? POST_ONLY : 0) | (ticket.isReduceOnly() ? REDUCE_ONLY : 0));
        size = ticket.size();
        limit = ticket.limit();
        stop = ticket.stop();
        expireTime = ticket.expireTime();
        return this;
    }

    private static byte code(OrderType type) {
        return switch (type) {
            case MARKET -> 0;
            case LIMIT -> 1;
            case STOP -> 2;
            case STOP_LIMIT -> 3;
            case TRAILING_STOP -> 4;
            case MARKET_ON_OPEN -> 5;
            case MARKET_ON_CLOSE -> 6;
        };
    }

    void write(MemorySegment memory, long offset) {
        Memory.putLong(memory, offset + ORDER_ID, orderId);
        Memory.putLong(memory, offset + TIME, time);
        Memory.putInt(memory, offset + INSTRUMENT, instrument);
        Memory.putByte(memory, offset + ACTION, action);
        Memory.putByte(memory, offset + SIDE, side);
        Memory.putByte(memory, offset + TYPE, type);
        Memory.putByte(memory, offset + FLAGS, flags);
        Memory.putLong(memory, offset + SIZE, size);
        Memory.putLong(memory, offset + LIMIT, limit);
        Memory.putLong(memory, offset + STOP, stop);
        Memory.putLong(memory, offset + EXPIRY, expireTime);
    }

    void read(MemorySegment memory, long offset) {
        orderId = Memory.getLong(memory, offset + ORDER_ID);
        time = Memory.getLong(memory, offset + TIME);
        instrument = Memory.getInt(memory, offset + INSTRUMENT);
        action = Memory.getByte(memory, offset + ACTION);
        side = Memory.getByte(memory, offset + SIDE);
        type = Memory.getByte(memory, offset + TYPE);
        flags = Memory.getByte(memory, offset + FLAGS);
        size = Memory.getLong(memory, offset + SIZE);
        limit = Memory.getLong(memory, offset + LIMIT);
        stop = Memory.getLong(memory, offset + STOP);
        expireTime = Memory.getLong(memory, offset + EXPIRY);
    }
}
