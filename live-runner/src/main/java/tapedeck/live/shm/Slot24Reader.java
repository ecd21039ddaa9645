package tapedeck.live.shm;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import tapedeck.model.Fixed;
import tapedeck.model.Tick;

/// Reads one historical slot: twice, until two reads agree, at most a bounded number of times.
///
/// Ticks between two looks are lost without a trace; that is the format. One reading thread; never writes; allocates
/// nothing per read.
public final class Slot24Reader implements AutoCloseable {
    /// Pairs of reads before a slot that does not settle is dropped.
    public static final int MAX_TRIES = 100;

    private static final double LARGEST_PRICE = 9e10;

    private final SegmentFile file;
    private final MemorySegment memory;
    private final TimeUnit unit;
    private final int instrument;
    private double lastPrice = Double.NaN;
    private long lastTimestamp;
    private int lastVolume;
    private long reads;
    private long torn;
    private long unsettled;
    private long unusable;

    private Slot24Reader(SegmentFile file, TimeUnit unit, int instrument) {
        this.file = file;
        this.memory = file.memory();
        this.unit = unit;
        this.instrument = instrument;
    }

    /// Opens a slot that can be trusted.
    ///
    /// @param unit       of the timestamp
    /// @param instrument number given to its ticks
    public static Slot24Reader open(Path path, FolderRule rule, TimeUnit unit, int instrument) {
        SegmentFile file = SegmentFile.open(path, rule);
        try {
            return new Slot24Reader(file.requireSize(Slot24.BYTES), unit, instrument);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /// Copies the slot as a trade if it is valid, settled and differs from the last one taken.
    public ReadOutcome read(Tick tick) {
        for (int i = 0; i < MAX_TRIES; i++) {
            if (!Slot24.isValid(memory)) {
                return ReadOutcome.NOTHING;
            }
            Memory.loadFence();
            double price = Slot24.price(memory);
            long timestamp = Slot24.timestamp(memory);
            int volume = Slot24.volume(memory);
            Memory.loadFence();
            reads++;
            if (isStill(price, timestamp, volume)) {
                return take(tick, price, timestamp, volume);
            }
            torn++;
            Thread.onSpinWait();
        }
        unsettled++;
        return ReadOutcome.UNSETTLED;
    }

    private boolean isStill(double price, long timestamp, int volume) {
        boolean isSame = sameBits(Slot24.price(memory), price)
                && Slot24.timestamp(memory) == timestamp
                && Slot24.volume(memory) == volume;
        Memory.loadFence();
        return isSame && Slot24.isValid(memory);
    }

    private ReadOutcome take(Tick tick, double price, long timestamp, int volume) {
        if (timestamp == lastTimestamp && volume == lastVolume && sameBits(price, lastPrice)) {
            return ReadOutcome.NOTHING;
        }
        lastPrice = price;
        lastTimestamp = timestamp;
        lastVolume = volume;
        if (!(price > 0 && price < LARGEST_PRICE) || volume < 0 || timestamp < 0) {
            unusable++;
            return ReadOutcome.NOTHING;
        }
        tick.sequence = 0;
        tick.venueTime = unit.toNanos(timestamp);
        tick.time = tick.venueTime;
        tick.instrument = instrument;
        tick.kind = Tick.TRADE;
        tick.side = 0;
        tick.flags = Tick.LAST_IN_BATCH;
        tick.price = Fixed.fromDouble(price);
        tick.size = volume * Fixed.ONE;
        tick.price2 = 0;
        tick.size2 = 0;
        return ReadOutcome.NEW;
    }

    /// Whether the name still leads to the file that was opened.
    public boolean isCurrent() {
        return file.isCurrent();
    }

    /// Pairs of reads so far.
    public long reads() {
        return reads;
    }

    /// Pairs that did not agree: seen half written, and read again.
    public long torn() {
        return torn;
    }

    /// Looks that ended without a tick because no two reads agreed.
    public long unsettled() {
        return unsettled;
    }

    /// Slots that agreed but hold no price that can exist.
    public long unusable() {
        return unusable;
    }

    @Override
    public void close() {
        file.close();
    }

    private static boolean sameBits(double a, double b) {
        return Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b);
    }
}
