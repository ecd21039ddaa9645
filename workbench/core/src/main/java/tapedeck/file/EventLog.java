package tapedeck.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Consumer;
import tapedeck.engine.LogDecoder;
import tapedeck.engine.LogEntry;
import tapedeck.engine.RecordSink;
import tapedeck.engine.Replay;
import tapedeck.model.DataException;

/// The event log of a run on disk: written frame by frame while the run goes on, read back as entries.
public final class EventLog implements RecordSink, AutoCloseable {
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

    /// @param file must not exist yet
    public EventLog(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    @Override
    public void write(byte[] frame, int length) {
        if (buffer.remaining() < Frames.HEADER + length) {
            flush();
        }
        if (buffer.capacity() < Frames.HEADER + length) {
            throw new IllegalArgumentException("a frame of " + length + " bytes is too long");
        }
        Frames.put(buffer, frame, length);
    }

    private void flush() {
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        try (channel) {
            flush();
            channel.force(true);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// Reads a log frame by frame, for comparing. Not thread-safe.
    public static final class Reader implements Replay.Frames, AutoCloseable {
        private final Path file;
        private final Frames.Reader frames;

        public Reader(Path file) throws IOException {
            this.file = file;
            frames = new Frames.Reader(file);
        }

        @Override
        public byte[] next() {
            try {
                Frames.Found found = frames.next();
                return switch (found) {
                    case FRAME -> Arrays.copyOf(frames.content(), frames.length());
                    case END -> new byte[0];
                    case TORN, DAMAGED -> throw damaged(file, frames.position());
                };
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            frames.close();
        }
    }

    private static DataException damaged(Path file, long position) {
        return new DataException(
                "TD-D042",
                file.getFileName() + ":" + position,
                "the log is damaged after this byte",
                "run the backtest again: the same inputs give the same log");
    }

    /// Hands every entry to `consumer`, in order.
    ///
    /// @throws DataException where the file is damaged
    public static void read(Path file, LogDecoder decoder, Consumer<LogEntry> consumer) throws IOException {
        try (Frames.Reader reader = new Frames.Reader(file)) {
            Frames.Found found = reader.next();
            while (found == Frames.Found.FRAME) {
                consumer.accept(decoder.decode(reader.content(), reader.length()));
                found = reader.next();
            }
            if (found != Frames.Found.END) {
                throw damaged(file, reader.position());
            }
        }
    }
}
