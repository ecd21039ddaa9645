package tapedeck.lab.store.sql;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBResultSet;

/// Writes the rows of an answer as one Arrow IPC file, with the types that DuckDB gives them.
final class ArrowResult {
    private static final long BATCH = 65_536;

    private ArrowResult() {}

    /// @return rows written
    static long write(ResultSet rows, Path target) throws SQLException, IOException {
        try (BufferAllocator memory = new RootAllocator();
                ArrowReader reader =
                        (ArrowReader) rows.unwrap(DuckDBResultSet.class).arrowExportStream(memory, BATCH);
                FileChannel file = FileChannel.open(
                        target,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                ArrowFileWriter writer = new ArrowFileWriter(reader.getVectorSchemaRoot(), null, file)) {
            long count = 0;
            writer.start();
            while (reader.loadNextBatch()) {
                count += reader.getVectorSchemaRoot().getRowCount();
                writer.writeBatch();
            }
            writer.end();
            return count;
        }
    }
}
