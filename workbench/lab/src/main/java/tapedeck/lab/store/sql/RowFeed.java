package tapedeck.lab.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/// Fills a table of whole numbers from a reader of rows: as a table function that DuckDB asks for one chunk after the
/// other. The appender, which takes cell by cell, needs three times as long.
///
/// Used by one thread, on a connection that has no other.
final class RowFeed implements DuckDBTableFunction<RowFeed, RowFeed, RowFeed> {
    private static final String NAME = "row_feed";

    private final List<String> columns;
    private final Source source;
    private @Nullable RuntimeException failure;

    /// Where the rows come from, in the order in which they are to stand.
    interface Source {
        /// Writes the next row; false where there is none.
        boolean next(DuckDBWritableVector[] columns, long row);
    }

    private RowFeed(List<String> columns, Source source) {
        this.columns = columns;
        this.source = source;
    }

    /// Inserts every row into a table that has these columns.
    static void insert(Connection connection, String table, List<String> columns, Source source) throws SQLException {
        RowFeed feed = new RowFeed(columns, source);
        try (DuckDBTableFunctionBuilder function = DuckDBFunctions.tableFunction();
                Statement statement = connection.createStatement()) {
            function.withName(NAME).withFunction(feed).register(connection);
            statement.execute("INSERT INTO " + table + " SELECT * FROM " + NAME + "()");
        } catch (SQLException e) {
            // DuckDB passes on the message alone; the store's own exception says more
            if (feed.failure != null) {
                throw feed.failure;
            }
            throw e;
        }
    }

    @Override
    public RowFeed bind(DuckDBTableFunctionBindInfo info) {
        columns.forEach(column -> info.addResultColumn(column, DuckDBColumnType.BIGINT));
        return this;
    }

    @Override
    public RowFeed init(DuckDBTableFunctionInitInfo info) {
        info.setMaxThreads(1);
        return this;
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
        DuckDBWritableVector[] vectors = new DuckDBWritableVector[columns.size()];
        for (int c = 0; c < vectors.length; c++) {
            vectors[c] = chunk.vector(c);
        }
        try {
            long row = 0;
            while (row < chunk.capacity() && source.next(vectors, row)) {
                row++;
            }
            return row;
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }
}
