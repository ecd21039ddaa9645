package tapedeck.live.shm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The formats that begin with a header, told apart by their first eight bytes.
public enum SegmentKind {
    /// Latest value per instrument.
    SLOT64("TAPESLOT"),
    /// Every tick, loss detected.
    RING64("TAPERING"),
    /// Order intents out of a session.
    SIGNALS64("TAPESIGN");

    private final String magic;

    SegmentKind(String magic) {
        this.magic = magic;
    }

    /// The eight letters at offset 0.
    public String magic() {
        return magic;
    }

    /// The same as a little-endian number.
    long magicNumber() {
        return ByteBuffer.wrap(magic.getBytes(StandardCharsets.US_ASCII))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
    }
}
