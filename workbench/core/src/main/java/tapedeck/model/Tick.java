package tapedeck.model;

/// One market input: a reused, mutable object of 64 bytes of content, the same layout as a shared-memory slot.
///
/// Valid only during the call that hands it over; copy what must be kept. Not thread-safe.
///
/// | offset | size | field |
/// |---|---|---|
/// | 0 | 8 | source sequence |
/// | 8 | 8 | venue time |
/// | 16 | 8 | time: given when the session takes the input; the arrival time of stored ticks |
/// | 24 | 4 | instrument number |
/// | 28 | 1 | kind |
/// | 29 | 1 | side: +1 buyer aggressed, −1 seller, 0 unknown |
/// | 30 | 2 | flags |
/// | 32 | 8 | price: trade or bid |
/// | 40 | 8 | size: of the trade or at the bid |
/// | 48 | 8 | price 2: ask |
/// | 56 | 8 | size 2: at the ask |
public final class Tick {
    /// Bytes of one tick in memory and on tape.
    public static final int BYTES = 64;

    public static final byte QUOTE = 1;
    public static final byte TRADE = 2;
    public static final byte BOOK_SET = 3;
    public static final byte BOOK_CLEAR = 4;
    public static final byte STATUS = 5;
    public static final byte FUNDING = 6;
    /// A corporate action before the next trade: `price` new units for `price2` old ones where both are
    /// set, `size` money paid per unit where it is.
    public static final byte ACTION = 7;
    public static final byte VALUE = 8;

    /// Strategies run here; the last of a group that belongs together.
    public static final short LAST_IN_BATCH = 1;
    /// Part of a snapshot, not of the flow.
    public static final short SNAPSHOT = 2;
    /// On a bar's path: the price moved here continuously from the tick before.
    public static final short PATH = 4;
    /// Made by a generator, a simulator or from a bar.
    public static final short SIMULATED = 8;
    /// Ticks are missing before this one.
    public static final short GAP = 16;

    public long sequence;
    public long venueTime;
    public long time;
    public int instrument;
    public byte kind;
    public byte side;
    public short flags;
    public long price;
    public long size;
    public long price2;
    public long size2;

    /// Whether a flag is set.
    public boolean has(short flag) {
        return (flags & flag) != 0;
    }

    public boolean isTrade() {
        return kind == TRADE;
    }

    /// Whether it changes the basis of prices.
    public boolean isSplit() {
        return kind == ACTION && price != 0 && price2 != 0 && price != price2;
    }

    public boolean isQuote() {
        return kind == QUOTE;
    }

    /// Takes over every field of `other`.
    public Tick set(Tick other) {
        sequence = other.sequence;
        venueTime = other.venueTime;
        time = other.time;
        instrument = other.instrument;
        kind = other.kind;
        side = other.side;
        flags = other.flags;
        price = other.price;
        size = other.size;
        price2 = other.price2;
        size2 = other.size2;
        return this;
    }

    @Override
    public String toString() {
        StringBuilder out =
                new StringBuilder(96).append(Times.format(time)).append(" #").append(instrument);
        out.append(kind == QUOTE ? " quote " : kind == TRADE ? " trade " : " kind " + kind + " ");
        Fixed.append(out, price, 0).append(" x ");
        Fixed.append(out, size, 0);
        if (kind == QUOTE) {
            Fixed.append(out.append(" / "), price2, 0).append(" x ");
            Fixed.append(out, size2, 0);
        }
        return out.toString();
    }
}
