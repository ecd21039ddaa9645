package tapedeck.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SortedMap;
import java.util.TreeMap;
import tapedeck.engine.Frame;
import tapedeck.engine.RecordSink;
import tapedeck.model.DataException;
import tapedeck.model.Tick;

/// The tape of a live session: every input before it is processed, every decision before it is sent, in one order.
///
/// | kind | content after the kind byte |
/// |---|---|
/// | 128 header | format i32, then sorted `key = value` lines |
/// | 129 input | the 64 bytes of a tick |
/// | 130 stop | time i64 |
/// | below 128 | a frame of the event log: decisions, fills, marks |
///
/// A frame is handed to the operating system as soon as it is complete, so a killed process loses nothing; [#force]
/// makes it survive a power cut. Framing: [Frames]. Not thread-safe.
public final class Tape implements RecordSink, AutoCloseable {
    public static final int FORMAT = 1;

    private static final int HEADER = 128;
    private static final int INPUT = 129;
    private static final int STOP = 130;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    private final byte[] input = new byte[1 + Tick.BYTES];

    /// Starts a tape with a header: instance, seeds, hashes, configuration.
    ///
    /// @param file must not exist yet
    public Tape(Path file, SortedMap<String, String> header) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        StringBuilder text = new StringBuilder();
        header.forEach(
                (key, value) -> text.append(key).append(" = ").append(value).append('\n'));
        Frame frame = new Frame().begin(HEADER).i32(FORMAT).text(text.toString());
        write(frame.bytes(), frame.length());
        force();
    }

    /// An input was taken in and has its time; call before it is processed.
    public void input(Tick tick) {
        input[0] = (byte) INPUT;
        encode(tick, input, 1);
        write(input, input.length);
    }

    /// The session ends in order.
    public void stop(long time) {
        Frame frame = new Frame().begin(STOP).i64(time);
        write(frame.bytes(), frame.length());
    }

    @Override
    public void write(byte[] frame, int length) {
        buffer.clear();
        Frames.put(buffer, frame, length);
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until everything so far is on the disk itself.
    public void force() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            force();
        }
    }

    private static void encode(Tick tick, byte[] out, int at) {
        LONG.set(out, at, tick.sequence);
        LONG.set(out, at + 8, tick.venueTime);
        LONG.set(out, at + 16, tick.time);
        long word = (tick.instrument & 0xFFFF_FFFFL)
                | (tick.kind & 0xFFL) << 32
                | (tick.side & 0xFFL) << 40
                | (tick.flags & 0xFFFFL) << 48;
        LONG.set(out, at + 24, word);
        LONG.set(out, at + 32, tick.price);
        LONG.set(out, at + 40, tick.size);
        LONG.set(out, at + 48, tick.price2);
        LONG.set(out, at + 56, tick.size2);
    }

    private static void decode(byte[] in, int at, Tick tick) {
        tick.sequence = (long) LONG.get(in, at);
        tick.venueTime = (long) LONG.get(in, at + 8);
        tick.time = (long) LONG.get(in, at + 16);
        long word = (long) LONG.get(in, at + 24);
        tick.instrument = (int) word;
        tick.kind = (byte) (word >>> 32);
        tick.side = (byte) (word >>> 40);
        tick.flags = (short) (word >>> 48);
        tick.price = (long) LONG.get(in, at + 32);
        tick.size = (long) LONG.get(in, at + 40);
        tick.price2 = (long) LONG.get(in, at + 48);
        tick.size2 = (long) LONG.get(in, at + 56);
    }

    /// Hears a tape in order.
    public interface Listener {
        /// The object is reused after the call.
        void onInput(Tick tick);

        /// A frame of the event log; the array is reused after the call.
        void onRecord(byte[] frame, int length);

        void onStop(long time);
    }

    /// How a tape ended.
    ///
    /// @param isTorn     whether it stops inside a frame: the process was killed
    /// @param isStopped  whether the session ended in order
    /// @param validBytes end of the last whole frame
    public record Ending(boolean isTorn, boolean isStopped, long validBytes) {}

    /// The header of a tape.
    public static SortedMap<String, String> header(Path file) throws IOException {
        try (Frames.Reader reader = new Frames.Reader(file)) {
            return header(file, reader);
        }
    }

    private static SortedMap<String, String> header(Path file, Frames.Reader reader) throws IOException {
        boolean isHeader = reader.next() == Frames.Found.FRAME && (reader.content()[0] & 0xFF) == HEADER;
        if (!isHeader) {
            throw new DataException(
                    "TD-D050", file.toString(), "is not a tape", "name a session that tapedeck live wrote");
        }
        ByteBuffer in =
                ByteBuffer.wrap(reader.content(), 1, reader.length() - 1).order(ByteOrder.LITTLE_ENDIAN);
        int format = in.getInt();
        if (format != FORMAT) {
            throw new DataException(
                    "TD-D051",
                    file.toString(),
                    "has tape format " + format + ", this program reads " + FORMAT,
                    "use the version that wrote it");
        }
        byte[] utf8 = new byte[in.getInt()];
        in.get(utf8);
        SortedMap<String, String> header = new TreeMap<>();
        for (String line : new String(utf8, StandardCharsets.UTF_8).lines().toList()) {
            int at = line.indexOf(" = ");
            header.put(line.substring(0, at), line.substring(at + 3));
        }
        return header;
    }

    /// Plays a tape to a listener, up to its end or to the last whole frame of a killed session.
    ///
    /// @throws DataException for damage that is not a torn end
    public static Ending read(Path file, Listener listener) throws IOException {
        Tick tick = new Tick();
        boolean isStopped = false;
        try (Frames.Reader reader = new Frames.Reader(file)) {
            header(file, reader);
            Frames.Found found = reader.next();
            while (found == Frames.Found.FRAME) {
                int kind = reader.content()[0] & 0xFF;
                if (kind == INPUT) {
                    decode(reader.content(), 1, tick);
                    listener.onInput(tick);
                } else if (kind == STOP) {
                    isStopped = true;
                    listener.onStop(ByteBuffer.wrap(reader.content(), 1, 8)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong());
                } else {
                    listener.onRecord(reader.content(), reader.length());
                }
                found = reader.next();
            }
            if (found == Frames.Found.DAMAGED) {
                throw new DataException(
                        "TD-D052",
                        file + ":" + reader.position(),
                        "the tape is damaged after this byte",
                        "it cannot be trusted beyond it; restore it from a copy");
            }
            return new Ending(found == Frames.Found.TORN, isStopped, reader.position());
        }
    }
}
