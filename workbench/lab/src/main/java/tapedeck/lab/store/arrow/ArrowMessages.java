package tapedeck.lab.store.arrow;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Type;

/// The flat-buffer messages of an Arrow IPC file whose columns are all int64 without nulls.
final class ArrowMessages {
    /// The first and last bytes of an Arrow file.
    static final byte[] MAGIC = {'A', 'R', 'R', 'O', 'W', '1'};
    /// Before the length of every message.
    static final int CONTINUATION = 0xFFFF_FFFF;
    /// Everything in the file starts at a multiple of this, so that columns lie on cache lines.
    static final int ALIGNMENT = 64;
    /// Footer key under which the batches' checksums and times stand.
    static final String BATCHES_KEY = "tapedeck.batches";

    private ArrowMessages() {}

    /// Where one record batch lies: offset of the message, its length with prefix, length of the body.
    record BlockAt(long offset, int metadataLength, long bodyLength) {}

    static ByteBuffer schemaMessage(List<String> columns) {
        FlatBufferBuilder builder = new FlatBufferBuilder(1024);
        int schema = schema(builder, columns);
        builder.finish(Message.createMessage(builder, MetadataVersion.V5, MessageHeader.Schema, schema, 0L, 0));
        return builder.dataBuffer();
    }

    /// @param offsets  of each column's bytes in the body
    /// @param lengths  of each column's bytes
    /// @param isZstd   whether each column is a zstd frame behind its length
    static ByteBuffer batchMessage(long rows, long[] offsets, long[] lengths, long bodyLength, boolean isZstd) {
        FlatBufferBuilder builder = new FlatBufferBuilder(1024);
        int compression = isZstd
                ? BodyCompression.createBodyCompression(builder, CompressionType.ZSTD, BodyCompressionMethod.BUFFER)
                : 0;
        RecordBatch.startBuffersVector(builder, offsets.length * 2);
        for (int i = offsets.length - 1; i >= 0; i--) {
            Buffer.createBuffer(builder, offsets[i], lengths[i]);
            Buffer.createBuffer(builder, offsets[i], 0);
        }
        int buffers = builder.endVector();
        RecordBatch.startNodesVector(builder, offsets.length);
        for (int i = 0; i < offsets.length; i++) {
            FieldNode.createFieldNode(builder, rows, 0);
        }
        int nodes = builder.endVector();
        RecordBatch.startRecordBatch(builder);
        RecordBatch.addLength(builder, rows);
        RecordBatch.addNodes(builder, nodes);
        RecordBatch.addBuffers(builder, buffers);
        if (isZstd) {
            RecordBatch.addCompression(builder, compression);
        }
        int batch = RecordBatch.endRecordBatch(builder);
        builder.finish(
                Message.createMessage(builder, MetadataVersion.V5, MessageHeader.RecordBatch, batch, bodyLength, 0));
        return builder.dataBuffer();
    }

    static ByteBuffer footer(List<String> columns, List<BlockAt> blocks, String batches) {
        FlatBufferBuilder builder = new FlatBufferBuilder(4096);
        int schema = schema(builder, columns);
        int key = builder.createString(BATCHES_KEY);
        int value = builder.createString(batches);
        int pair = KeyValue.createKeyValue(builder, key, value);
        int metadata = Footer.createCustomMetadataVector(builder, new int[] {pair});
        Footer.startRecordBatchesVector(builder, blocks.size());
        for (BlockAt block : blocks.reversed()) {
            Block.createBlock(builder, block.offset(), block.metadataLength(), block.bodyLength());
        }
        int batchVector = builder.endVector();
        Footer.startFooter(builder);
        Footer.addVersion(builder, MetadataVersion.V5);
        Footer.addSchema(builder, schema);
        Footer.addRecordBatches(builder, batchVector);
        Footer.addCustomMetadata(builder, metadata);
        builder.finish(Footer.endFooter(builder));
        return builder.dataBuffer();
    }

    private static int schema(FlatBufferBuilder builder, List<String> columns) {
        int[] fields = new int[columns.size()];
        for (int i = 0; i < fields.length; i++) {
            int name = builder.createString(columns.get(i));
            int type = Int.createInt(builder, 64, true);
            int children = Field.createChildrenVector(builder, new int[0]);
            fields[i] = Field.createField(builder, name, false, Type.Int, type, 0, children, 0);
        }
        int vector = Schema.createFieldsVector(builder, fields);
        return Schema.createSchema(builder, Endianness.Little, vector, 0, 0);
    }

    static long aligned(long length) {
        return (length + ALIGNMENT - 1) & -ALIGNMENT;
    }
}
