package tapedeck.lab.store.arrow;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import tapedeck.lab.store.arrow.ArrowMessages.BlockAt;

/// Writes one partition: an Arrow IPC file of int64 columns that other programs read too. Not thread-safe.
///
/// | part | bytes | covered by |
/// |---|---|---|
/// | magic, schema message | to the first batch | the frame's checksum, in the catalog |
/// | per batch: message, columns | multiples of 64 | the batch's CRC32C, in the footer |
/// | end mark, footer, its length, magic | to the end | the frame's checksum, in the catalog |
public final class PartitionWriter implements Closeable {
    private final Path path;
    private final FileChannel file;
    private final List<String> columns;
    private final boolean isCold;
    private final List<BlockAt> blocks = new ArrayList<>();
    private final StringBuilder batches = new StringBuilder();
    private final CRC32C frame = new CRC32C();
    private ByteBuffer block = ByteBuffer.allocateDirect(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    private long position;
    private long rows;
    private long firstTime;
    private long lastTime;

    /// @param path   must not exist
    /// @param isCold columns are compressed with zstd: small, but copied when read
    public PartitionWriter(Path path, List<String> columns, boolean isCold) throws IOException {
        this.path = path;
        this.columns = List.copyOf(columns);
        this.isCold = isCold;
        this.file = FileChannel.open(
                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ);
        ByteBuffer message = ArrowMessages.schemaMessage(columns);
        begin(8 + 8 + message.remaining());
        block.put(ArrowMessages.MAGIC).putShort((short) 0);
        putMessage(message, 8);
        flush(frame);
    }

    /// Appends a batch of rows that come after all before them.
    public void write(long[][] values, int count) throws IOException {
        long[] offsets = new long[columns.size()];
        long[] lengths = new long[columns.size()];
        byte[][] packed = isCold ? ColdColumns.pack(values, count) : new byte[0][];
        long body = 0;
        for (int c = 0; c < offsets.length; c++) {
            offsets[c] = body;
            lengths[c] = isCold ? packed[c].length : 8L * count;
            body += ArrowMessages.aligned(lengths[c]);
        }
        ByteBuffer message = ArrowMessages.batchMessage(count, offsets, lengths, body, isCold);
        int metadata = (int) ArrowMessages.aligned(8 + message.remaining());
        begin(metadata + Math.toIntExact(body));
        putMessage(message, 0);
        for (int c = 0; c < offsets.length; c++) {
            int at = Math.toIntExact(metadata + offsets[c]);
            if (isCold) {
                block.put(at, packed[c]);
            } else {
                block.slice(at, 8 * count)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asLongBuffer()
                        .put(values[c], 0, count);
            }
        }
        zeroPadding(metadata, offsets, lengths);
        block.position(Math.toIntExact(metadata + body));
        blocks.add(new BlockAt(position, metadata, body));
        firstTime = rows == 0 ? values[0][0] : firstTime;
        lastTime = values[0][count - 1];
        rows += count;
        CRC32C crc = new CRC32C();
        flush(crc);
        batches.append(Long.toHexString(crc.getValue())).append(',').append(values[0][0]);
        batches.append(',').append(lastTime).append(';');
    }

    /// Completes the file and brings it to the disk.
    public PartitionInfo finish() throws IOException {
        ByteBuffer footer = ArrowMessages.footer(columns, blocks, batches.toString());
        int length = footer.remaining();
        begin(8 + length + 4 + ArrowMessages.MAGIC.length);
        block.position(0);
        block.putInt(ArrowMessages.CONTINUATION).putInt(0);
        block.put(footer).putInt(length).put(ArrowMessages.MAGIC);
        flush(frame);
        file.force(true);
        file.close();
        return new PartitionInfo(
                path.getFileName().toString(), rows, position, firstTime, lastTime, frame.getValue(), isCold);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void zeroPadding(int metadata, long[] offsets, long[] lengths) {
        for (int c = 0; c < offsets.length; c++) {
            for (long i = lengths[c]; i < ArrowMessages.aligned(lengths[c]); i++) {
                block.put(Math.toIntExact(metadata + offsets[c] + i), (byte) 0);
            }
        }
    }

    private void begin(long size) {
        int room = Math.toIntExact(ArrowMessages.aligned(size));
        if (block.capacity() < room) {
            block = ByteBuffer.allocateDirect(room).order(ByteOrder.LITTLE_ENDIAN);
        }
        block.clear();
    }

    /// Writes the prefix and the message, padded so that what follows starts at a multiple of 64.
    private void putMessage(ByteBuffer message, int before) {
        int end = (int) ArrowMessages.aligned(before + 8 + message.remaining());
        block.putInt(before, ArrowMessages.CONTINUATION).putInt(before + 4, end - before - 8);
        block.position(before + 8);
        block.put(message);
        while (block.position() < end) {
            block.put((byte) 0);
        }
    }

    private void flush(CRC32C crc) throws IOException {
        block.flip();
        crc.update(block.duplicate());
        position += block.remaining();
        while (block.hasRemaining()) {
            file.write(block);
        }
    }
}
