package tapedeck.lab.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.lab.store.Store;
import tapedeck.model.DataException;

final class SqlStoreTest {
    @TempDir
    private Path dir = Path.of("");

    @BeforeEach
    void oneFile() throws IOException {
        Path stocks = Files.createDirectories(dir.resolve("market_data/stocks"));
        Files.copy(Path.of("../../data/market_data/stocks/ACME.csv"), stocks.resolve("ACME.csv"));
    }

    @Test
    void pricesAreExactDecimals() throws SQLException {
        try (SqlStore questions = new SqlStore(Store.open(dir), null)) {
            ResultSet result =
                    questions.query("select count(*), sum(close), min(time) from bars where symbol = 'ACME'");
            result.next();

            assertThat(result.getLong(1)).isEqualTo(3_522);
            assertThat(result.getBigDecimal(2)).isEqualByComparingTo(sumOfCloses());
            assertThat(result.getString(3)).startsWith("2010-01-04 14:30:00");
        }
    }

    @Test
    void questionsCannotReadOrWriteFiles() {
        try (SqlStore questions = new SqlStore(Store.open(dir), null)) {
            assertThatThrownBy(() -> questions.query("copy (select 1) to '" + dir.resolve("x.csv") + "'"))
                    .isInstanceOf(DataException.class);
        }
        assertThat(dir.resolve("x.csv")).doesNotExist();
    }

    @Test
    void resultsAreExportedAsParquet() {
        try (SqlStore questions = new SqlStore(Store.open(dir), null)) {
            assertThat(questions.export("select * from bars order by time", dir.resolve("x.parquet")))
                    .isEqualTo(3_522);
        }
        assertThat(dir.resolve("x.parquet")).isNotEmptyFile();
    }

    @Test
    void anEmptyViewIsNoError() throws SQLException {
        try (SqlStore questions = new SqlStore(Store.open(dir), null)) {
            assertThat(questions.query("select * from trades").next()).isFalse();
        }
    }

    @Test
    void onlyTheDataSetsThatAQuestionReadsAreLoaded() throws IOException, SQLException {
        Path stocks = dir.resolve("market_data/stocks");
        Files.copy(Path.of("../../data/market_data/stocks/ZETA.csv"), stocks.resolve("ZETA.csv"));
        Path crypto = Files.createDirectories(dir.resolve("market_data/crypto"));
        Files.copy(Path.of("../../data/market_data/crypto/BTC-USD.csv"), crypto.resolve("BTC-USD.csv"));

        assertThat(loadedBy("select max(close) from bars where symbol = 'ZETA'"))
                .isEqualTo(1);
        assertThat(loadedBy("select a.close from bars a join bars b using (time) "
                        + "where a.symbol = 'ZETA' and b.symbol in ('ACME', 'NONE')"))
                .isEqualTo(2);
        assertThat(loadedBy("select count(*) from bars where interval = '1h'")).isEqualTo(3);
    }

    private long loadedBy(String sql) throws IOException, SQLException {
        try (SqlStore questions = new SqlStore(Store.open(dir), null)) {
            questions.query(sql).next();
        }
        try (var files = Files.list(dir.resolve("cache"))) {
            return files.filter(file -> file.toString().endsWith(".duckdb")).count();
        }
    }

    @Test
    void oneStoreAnswersOneQuestionAfterAnother() throws SQLException {
        try (SqlStore questions = new SqlStore(Store.open(dir), null)) {
            for (int i = 0; i < 3; i++) {
                ResultSet result = questions.query("select count(*) from bars");
                result.next();
                assertThat(result.getLong(1)).isEqualTo(3_522);
            }
        }
    }

    @Test
    void everyFormatHoldsTheSameRows() throws IOException, SQLException {
        String sql = "select time, close, symbol from bars order by time";
        try (SqlStore questions = new SqlStore(Store.open(dir), null)) {
            for (String end : List.of("csv", "parquet", "json", "arrow")) {
                assertThat(questions.export(sql, dir.resolve("x." + end)))
                        .as(end)
                        .isEqualTo(3_522);
            }
        }
        try (var database = java.sql.DriverManager.getConnection("jdbc:duckdb:");
                var statement = database.createStatement();
                ResultSet same = statement.executeQuery("select count(*) from (select time, close from '"
                        + dir.resolve("x.parquet")
                        + "' intersect select time::timestamp_ns, close::decimal(18,8) from '"
                        + dir.resolve("x.csv") + "')")) {
            same.next();
            assertThat(same.getLong(1)).isEqualTo(3_522);
        }
        assertThat(closesInArrow(dir.resolve("x.arrow"))).isEqualByComparingTo(sumOfCloses());
    }

    private static java.math.BigDecimal closesInArrow(Path file) throws IOException {
        java.math.BigDecimal sum = java.math.BigDecimal.ZERO;
        try (var memory = new org.apache.arrow.memory.RootAllocator();
                var channel = java.nio.channels.FileChannel.open(file);
                var reader = new org.apache.arrow.vector.ipc.ArrowFileReader(channel, memory)) {
            while (reader.loadNextBatch()) {
                var root = reader.getVectorSchemaRoot();
                var close = (org.apache.arrow.vector.DecimalVector) root.getVector("close");
                for (int i = 0; i < root.getRowCount(); i++) {
                    sum = sum.add(close.getObject(i));
                }
            }
        }
        return sum;
    }

    @Test
    void aRefusedExportLeavesTheOldFile() throws IOException {
        Files.writeString(dir.resolve("x.csv"), "old");
        try (SqlStore questions = new SqlStore(Store.open(dir), null)) {
            assertThatThrownBy(() -> questions.export("select nothing from bars", dir.resolve("x.csv")))
                    .isInstanceOf(DataException.class);
        }

        assertThat(dir.resolve("x.csv")).hasContent("old");
    }

    @Test
    void nothingThatIsStoredCanBeChanged() {
        for (String sql : List.of(
                "drop view bars; select 1",
                "attach 'x.duckdb'",
                "select * from read_csv('/etc/passwd')",
                "insert into bars select * from bars",
                "set enable_external_access = true")) {
            try (SqlStore questions = new SqlStore(Store.open(dir), null)) {
                try {
                    questions.query(sql);
                } catch (DataException e) {
                    assertThat(e.code()).isEqualTo("TD-D060");
                }
            }
        }
        try (SqlStore questions = new SqlStore(Store.open(dir), null)) {
            assertThat(questions.export("select * from bars", dir.resolve("y.csv")))
                    .isEqualTo(3_522);
        }
        assertThat(dir.resolve("x.duckdb")).doesNotExist();
    }

    private java.math.BigDecimal sumOfCloses() {
        try (var lines = Files.lines(dir.resolve("market_data/stocks/ACME.csv"))) {
            return lines.skip(1)
                    .map(line -> new java.math.BigDecimal(line.split(",", -1)[4]))
                    .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
