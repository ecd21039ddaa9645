package tapedeck.lab.store.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tapedeck.lab.store.column.Columns;

final class ArrowInteropTest {
    private static final List<String> NAMES = List.of("time", "price");

    @TempDir
    private Path dir = Path.of("");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void arrowsOwnReaderReadsWhatWeWrite(boolean isCold) throws IOException {
        write(isCold);

        try (var allocator = new RootAllocator();
                var in = new FileInputStream(dir.resolve("x.arrow").toFile());
                var reader = new ArrowFileReader(in.getChannel(), allocator, CommonsCompressionFactory.INSTANCE)) {
            long rows = 0;
            while (reader.loadNextBatch()) {
                BigIntVector time = (BigIntVector) reader.getVectorSchemaRoot().getVector("time");
                BigIntVector price = (BigIntVector) reader.getVectorSchemaRoot().getVector("price");
                for (int i = 0; i < time.getValueCount(); i++) {
                    assertThat(time.get(i)).isEqualTo(rows * 10);
                    assertThat(price.get(i)).isEqualTo(-rows);
                    rows++;
                }
            }
            assertThat(rows).isEqualTo(2_500);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ourReaderReadsItToo(boolean isCold) throws IOException {
        PartitionInfo info = write(isCold);

        try (Arena arena = Arena.ofConfined()) {
            Columns columns = new Columns(PartitionFile.map(dir, info, 2, arena));
            assertThat(columns.rows()).isEqualTo(2_500);
            assertThat(columns.value(1, 2_499)).isEqualTo(-2_499);
            assertThat(columns.between(10_000, 10_050).rows()).isEqualTo(5);
        }
    }

    private PartitionInfo write(boolean isCold) throws IOException {
        try (PartitionWriter writer = new PartitionWriter(dir.resolve("x.arrow"), NAMES, isCold)) {
            for (int from = 0; from < 2_500; from += 1_000) {
                int count = Math.min(1_000, 2_500 - from);
                long[][] columns = new long[2][count];
                for (int i = 0; i < count; i++) {
                    columns[0][i] = (from + i) * 10L;
                    columns[1][i] = -(from + i);
                }
                writer.write(columns, count);
            }
            return writer.finish();
        }
    }
}
