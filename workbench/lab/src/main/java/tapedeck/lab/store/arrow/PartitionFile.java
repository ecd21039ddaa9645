package tapedeck.lab.store.arrow;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.RecordBatch;
import tapedeck.lab.store.column.Batch;
import tapedeck.model.DataException;

/// Maps a partition file: its batches point straight into the mapping, which the arena owns.
///
/// The frame (schema and footer) is checked at once, each batch when it is first entered; a byte that differs from
/// what was written is a [DataException] before any of its rows are used.
public final class PartitionFile {
    private static final int TAIL = 4 + 6;

    private final Path path;
    private final PartitionInfo info;
    private final int columns;
    private final MemorySegment mapped;
    private final Arena arena;

    private PartitionFile(Path path, PartitionInfo info, int columns, MemorySegment mapped, Arena arena) {
        this.path = path;
        this.info = info;
        this.columns = columns;
        this.mapped = mapped;
        this.arena = arena;
    }

    /// The batches of a partition, in order.
    public static List<Batch> map(Path folder, PartitionInfo info, int columns, Arena arena) {
        Path path = folder.resolve(info.file());
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            if (channel.size() != info.bytes()) {
                throw damaged(path, "has " + channel.size() + " bytes where " + info.bytes() + " were written");
            }
            MemorySegment mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, info.bytes(), arena);
            return new PartitionFile(path, info, columns, mapped, arena).batches();
        } catch (NoSuchFileException e) {
            throw damaged(path, "is missing");
        } catch (IOException e) {
            throw new DataException("TD-D001", path.toString(), "cannot be read: " + e, "check the disk");
        }
    }

    private List<Batch> batches() {
        long size = info.bytes();
        int length = mapped.asSlice(size - TAIL, 4)
                .asByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
        if (length <= 0 || length > size - TAIL) {
            throw damaged(path, "has no footer");
        }
        List<Batch> batches = new ArrayList<>();
        try {
            Footer footer = Footer.getRootAsFooter(bytes(size - TAIL - length, length));
            checkFrame(footer);
            String[] facts =
                    Objects.requireNonNull(footer.customMetadata(0).value()).split(";", -1);
            for (int i = 0; i < footer.recordBatchesLength(); i++) {
                batches.add(batch(footer.recordBatches(i), i, facts[i].split(",", -1)));
            }
        } catch (DataException e) {
            throw e;
        } catch (RuntimeException e) {
            throw damaged(path, "has a footer that makes no sense");
        }
        return batches;
    }

    private void checkFrame(Footer footer) {
        int count = footer.recordBatchesLength();
        long firstBlock = count == 0 ? 0 : footer.recordBatches(0).offset();
        long end = 0;
        if (count > 0) {
            Block last = footer.recordBatches(count - 1);
            end = last.offset() + last.metaDataLength() + last.bodyLength();
        }
        if (firstBlock < 0 || end < firstBlock || end > info.bytes()) {
            throw damaged(path, "has a footer that makes no sense");
        }
        CRC32C crc = new CRC32C();
        crc.update(mapped.asSlice(0, firstBlock).asByteBuffer());
        crc.update(mapped.asSlice(end).asByteBuffer());
        if (crc.getValue() != info.frameCrc()) {
            throw damaged(path, "has a damaged schema or footer");
        }
    }

    private Batch batch(Block block, int index, String[] facts) {
        long offset = block.offset();
        long body = offset + block.metaDataLength();
        long end = body + block.bodyLength();
        long crc = Long.parseLong(facts[0], 16);
        long[] times = {Long.parseLong(facts[1]), Long.parseLong(facts[2])};
        ByteBuffer metadata = bytes(offset + 8, block.metaDataLength() - 8);
        RecordBatch record = (RecordBatch)
                Objects.requireNonNull(Message.getRootAsMessage(metadata).header(new RecordBatch()));
        int rows = Math.toIntExact(record.length());
        MemorySegment whole = mapped.asSlice(offset, end - offset);
        if (info.isCold()) {
            return cold(record, body, rows, times, () -> check(whole, crc, index));
        }
        long[] offsets = new long[columns];
        for (int c = 0; c < columns; c++) {
            Buffer buffer = record.buffers(2 * c + 1);
            offsets[c] = body + buffer.offset();
            if (buffer.length() != 8L * rows || buffer.offset() + buffer.length() > block.bodyLength()) {
                throw damaged(path, "has a batch " + index + " whose columns do not fit");
            }
        }
        return new Batch(
                () -> {
                    check(whole, crc, index);
                    return mapped;
                },
                offsets,
                rows,
                times);
    }

    private Batch cold(RecordBatch record, long body, int rows, long[] times, Runnable check) {
        long[] offsets = new long[columns];
        for (int c = 0; c < columns; c++) {
            offsets[c] = 8L * c * rows;
        }
        return new Batch(
                () -> {
                    check.run();
                    return unpacked(record, body, rows);
                },
                offsets,
                rows,
                times);
    }

    private MemorySegment unpacked(RecordBatch record, long body, int rows) {
        MemorySegment plain = arena.allocate(8L * columns * rows, ArrowMessages.ALIGNMENT);
        for (int c = 0; c < columns; c++) {
            Buffer buffer = record.buffers(2 * c + 1);
            byte[] packed = new byte[Math.toIntExact(buffer.length())];
            MemorySegment.copy(mapped, ValueLayout.JAVA_BYTE, body + buffer.offset(), packed, 0, packed.length);
            byte[] column = ColdColumns.unpack(packed, 8 * rows);
            MemorySegment.copy(column, 0, plain, ValueLayout.JAVA_BYTE, 8L * c * rows, column.length);
        }
        return plain;
    }

    private void check(MemorySegment whole, long expected, int index) {
        CRC32C crc = new CRC32C();
        crc.update(whole.asByteBuffer());
        if (crc.getValue() != expected) {
            throw damaged(path, "is damaged in record batch " + index);
        }
    }

    private ByteBuffer bytes(long offset, long length) {
        return mapped.asSlice(offset, length).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static DataException damaged(Path path, String how) {
        return new DataException(
                "TD-D040",
                path.toString(),
                "the partition " + how,
                "restore it from a backup, or delete the data set's folder and import again");
    }
}
