package tapedeck.live.shm;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import tapedeck.model.Fixed;
import tapedeck.model.Times;

/// The 64 bytes before the slots: what the file is, who writes it, and whether the writer is alive.
///
/// | offset | size | field |
/// |---|---|---|
/// | 0 | 8 | magic, written last |
/// | 8 | 4 | version, 1 |
/// | 12 | 4 | slot count |
/// | 16 | 4 | slot size, 64 |
/// | 20 | 4 | price scale: decimal digits, 8 |
/// | 24 | 8 | producer's process id |
/// | 32 | 8 | producer epoch: when it began, ns; another value is another producer |
/// | 40 | 8 | heartbeat: time of the last sign of life, ns |
/// | 48 | 8 | rings: write cursor; else reserved |
/// | 56 | 8 | first 8 bytes of the SHA-256 of `instruments.csv`, or 0 where the producer gives none |
///
/// A view of mapped memory: valid while the file is open. Readers never write.
public final class SegmentHeader {
    public static final int BYTES = 64;
    public static final int VERSION = 1;
    static final int SLOT_BYTES = 64;

    private static final long MAGIC = 0;
    private static final long VERSION_AT = 8;
    private static final long SLOT_COUNT = 12;
    private static final long SLOT_SIZE = 16;
    private static final long PRICE_SCALE = 20;
    private static final long PRODUCER_PID = 24;
    private static final long PRODUCER_EPOCH = 32;
    private static final long HEARTBEAT = 40;
    private static final long CURSOR = 48;
    private static final long INSTRUMENTS = 56;

    private final SegmentKind kind;
    private final MemorySegment memory;

    private SegmentHeader(SegmentKind kind, MemorySegment memory) {
        this.kind = kind;
        this.memory = memory;
    }

    /// What a producer says of itself once, at the start.
    ///
    /// @param pid             its process
    /// @param epoch           when it began, epoch nanoseconds
    /// @param instrumentsHash of [InstrumentTable#shortHash()], or 0
    public record Producer(long pid, long epoch, long instrumentsHash) {}

    static SegmentFile create(Path path, SegmentKind kind, int slots, Producer producer) {
        SegmentFile file = SegmentFile.create(path, BYTES + (long) slots * SLOT_BYTES);
        MemorySegment memory = file.memory();
        Memory.putInt(memory, VERSION_AT, VERSION);
        Memory.putInt(memory, SLOT_COUNT, slots);
        Memory.putInt(memory, SLOT_SIZE, SLOT_BYTES);
        Memory.putInt(memory, PRICE_SCALE, Fixed.DIGITS);
        Memory.putLong(memory, PRODUCER_PID, producer.pid());
        Memory.putLong(memory, PRODUCER_EPOCH, producer.epoch());
        Memory.putLong(memory, HEARTBEAT, producer.epoch());
        Memory.putLong(memory, INSTRUMENTS, producer.instrumentsHash());
        Memory.putLongRelease(memory, MAGIC, kind.magicNumber());
        return file;
    }

    /// Reads a header; refuses another magic, version or size, and says which.
    public static SegmentHeader of(SegmentFile file, SegmentKind kind) {
        MemorySegment memory = file.memory();
        if (memory.byteSize() < BYTES) {
            throw file.wrongSize("a header of " + BYTES + " bytes and slots");
        }
        long magic = Memory.getLongAcquire(memory, MAGIC);
        if (magic != kind.magicNumber()) {
            throw refused(file, "TD-L008", "begins with " + letters(magic) + ", expected " + kind.magic());
        }
        int version = Memory.getInt(memory, VERSION_AT);
        if (version != VERSION) {
            throw refused(file, "TD-L009", "has version " + version + ", expected " + VERSION);
        }
        int scale = Memory.getInt(memory, PRICE_SCALE);
        if (scale != Fixed.DIGITS) {
            throw refused(file, "TD-L014", "has prices at 1e-" + scale + ", expected 1e-" + Fixed.DIGITS);
        }
        SegmentHeader header = new SegmentHeader(kind, memory);
        int slotSize = Memory.getInt(memory, SLOT_SIZE);
        if (slotSize != SLOT_BYTES) {
            throw refused(file, "TD-L007", "has slots of " + slotSize + " bytes, expected " + SLOT_BYTES);
        }
        if (header.slots() < 1) {
            throw refused(file, "TD-L007", "has " + header.slots() + " slots, expected at least 1");
        }
        if (kind != SegmentKind.SLOT64 && Integer.bitCount(header.slots()) != 1) {
            throw refused(file, "TD-L007", "has " + header.slots() + " slots, expected a power of two");
        }
        file.requireSize(BYTES + (long) header.slots() * SLOT_BYTES);
        return header;
    }

    public SegmentKind kind() {
        return kind;
    }

    public int slots() {
        return Memory.getInt(memory, SLOT_COUNT);
    }

    public long producerPid() {
        return Memory.getLong(memory, PRODUCER_PID);
    }

    public long producerEpoch() {
        return Memory.getLong(memory, PRODUCER_EPOCH);
    }

    /// Time of the producer's last sign of life.
    public long heartbeatTime() {
        return Memory.getLongAcquire(memory, HEARTBEAT);
    }

    /// First bytes of the instrument table's hash, or 0.
    public long instrumentsHash() {
        return Memory.getLong(memory, INSTRUMENTS);
    }

    /// Ticks or signals written so far; 0 where the format has no cursor.
    public long cursor() {
        return kind == SegmentKind.SLOT64 ? 0 : Memory.getLongAcquire(memory, CURSOR);
    }

    /// Whether the process that wrote this still runs; a process that began later under the same number is not it.
    public boolean isProducerAlive() {
        Optional<ProcessHandle> process = ProcessHandle.of(producerPid()).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return false;
        }
        // start instants come in hundredths of a second and may round up
        Optional<Instant> start = process.get().info().startInstant().map(at -> at.minusSeconds(1));
        return start.isEmpty() || Times.of(start.get()) <= producerEpoch();
    }

    static long slotOffset(long index) {
        return BYTES + index * SLOT_BYTES;
    }

    static void beat(MemorySegment memory, long time) {
        Memory.putLongRelease(memory, HEARTBEAT, time);
    }

    static void publishCursor(MemorySegment memory, long cursor) {
        Memory.putLongRelease(memory, CURSOR, cursor);
    }

    private static String letters(long magic) {
        StringBuilder text = new StringBuilder("'");
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            char letter = (char) (magic >>> shift & 0xFF);
            text.append(letter >= ' ' && letter < 127 ? letter : '.');
        }
        return text.append('\'').toString();
    }

    private static RuntimeException refused(SegmentFile file, String code, String why) {
        return FileRules.refused(code, file.path(), why, "the producer writes another format or is still starting");
    }
}
