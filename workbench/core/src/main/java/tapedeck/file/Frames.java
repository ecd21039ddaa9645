package tapedeck.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/// The frame of every log and tape: length, checksum, content, all little-endian.
///
/// | offset | size | field |
/// |---|---|---|
/// | 0 | 4 | length of the content, 1 to 1 MiB |
/// | 4 | 4 | CRC32C of the content |
/// | 8 | length | content; its first byte is the kind |
final class Frames {
    static final int HEADER = 8;
    static final int MAX_CONTENT = 1 << 20;

    private Frames() {}

    /// Appends a frame to `out`, which has room.
    static void put(ByteBuffer out, byte[] content, int length) {
        CRC32C crc = new CRC32C();
        crc.update(content, 0, length);
        out.putInt(length).putInt((int) crc.getValue()).put(content, 0, length);
    }

    /// What the reader found at its position.
    enum Found {
        FRAME,
        END,
        /// The file stops inside a frame: the last write did not finish.
        TORN,
        /// A whole frame whose checksum does not fit.
        DAMAGED
    }

    /// Reads frames of a file in order. Not thread-safe.
    static final class Reader implements AutoCloseable {
        private final FileChannel channel;
        private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        private byte[] content = new byte[256];
        private int length;
        private long position;

        Reader(Path file) throws IOException {
            channel = FileChannel.open(file);
            buffer.limit(0);
        }

        Found next() throws IOException {
            if (!fill(HEADER)) {
                return buffer.hasRemaining() ? Found.TORN : Found.END;
            }
            int size = buffer.getInt();
            int checksum = buffer.getInt();
            if (size <= 0 || size > MAX_CONTENT) {
                return Found.DAMAGED;
            }
            if (content.length < size) {
                content = new byte[Math.max(size, content.length * 2)];
            }
            if (!read(size)) {
                return Found.TORN;
            }
            length = size;
            CRC32C crc = new CRC32C();
            crc.update(content, 0, size);
            if ((int) crc.getValue() != checksum) {
                return Found.DAMAGED;
            }
            position += HEADER + size;
            return Found.FRAME;
        }

        private boolean read(int size) throws IOException {
            int at = 0;
            while (at < size) {
                if (!buffer.hasRemaining() && !fill(1)) {
                    return false;
                }
                int part = Math.min(size - at, buffer.remaining());
                buffer.get(content, at, part);
                at += part;
            }
            return true;
        }

        private boolean fill(int atLeast) throws IOException {
            if (buffer.remaining() >= atLeast) {
                return true;
            }
            buffer.compact();
            while (buffer.position() < atLeast && channel.read(buffer) >= 0) {}
            buffer.flip();
            return buffer.remaining() >= atLeast;
        }

        byte[] content() {
            return content;
        }

        int length() {
            return length;
        }

        /// End of the last whole frame.
        long position() {
            return position;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
