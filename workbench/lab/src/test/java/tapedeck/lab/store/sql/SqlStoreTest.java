package tapedeck.lab.store.sql;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.lab.store.CsvImport;
import tapedeck.lab.store.EventImporter;
import tapedeck.lab.store.ImportPolicy;
import tapedeck.lab.store.Importer;
import tapedeck.lab.store.Store;
import tapedeck.lab.store.csv.CsvOptions;
import tapedeck.lab.store.csv.CsvProgress;
import tapedeck.model.DataException;

final class SqlStoreTest {
    private static final String WHOLE = "[0-9a-f]{64}\\.duckdb";
    private static final String PART = "[0-9a-f]{64}\\.-?[0-9]+\\.-?[0-9]+\\.duckdb";

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
        return cached(WHOLE);
    }

    /// Four years of hours and two months of trades and quotes, in partitions of years and months.
    private void importPartitions() throws IOException {
        Path btc = Path.of("../../data/market_data/crypto/BTC-USD.csv");
        StringBuilder trades = new StringBuilder("time,price,size\n");
        StringBuilder quotes = new StringBuilder("time,bid,bid_size,ask,ask_size\n");
        for (int i = 0; i < 900; i++) {
            java.time.Instant time =
                    java.time.Instant.parse("2023-01-15T00:00:00.5Z").plusSeconds(3_600L * i);
            trades.append(time).append(',').append(100 + i % 7).append(",1.5\n");
            quotes.append(time).append(",99,1,").append(100 + i % 7).append(",2\n");
        }
        Importer importer = new Importer(Store.open(dir));
        Path values = Files.writeString(dir.resolve("v.csv"), "time,value\n1990-05-01,1\n2000-05-01,2\n");
        new EventImporter(Store.open(dir)).values(values, "RATE", 0L, CsvOptions.STRICT, ImportPolicy.ADD);
        importer.csv(CsvImport.strict(btc, "BTC-USD"), CsvProgress.NONE);
        importer.csv(CsvImport.strict(Files.writeString(dir.resolve("t.csv"), trades), "FLOW-USD"), CsvProgress.NONE);
        importer.csv(CsvImport.strict(Files.writeString(dir.resolve("q.csv"), quotes), "FLOW-USD"), CsvProgress.NONE);
    }

    /// Questions with conditions on the time, and how many partitions each needs; −1 for whole sets.
    private static Map<String, Integer> timed() {
        String btc = "from bars where symbol = 'BTC-USD' and ";
        return Map.ofEntries(
                entry(btc + "time >= '2023-06-01'", 1),
                entry(btc + "time < '2021-01-01'", 1),
                entry(btc + "time <= '2021-01-01'", 2),
                entry(btc + "time < TIMESTAMP '2021-01-01 00:00:00.000001'", 2),
                entry(btc + "time >= TIMESTAMP '2022-12-31 23:00:00'", 2),
                entry(btc + "time > TIMESTAMP '2022-12-31 23:00:00'", 1),
                entry(btc + "time = '2022-03-01 05:00:00'", 1),
                entry(btc + "time between '2021-05-01' and '2022-05-01'", 2),
                entry(btc + "time > '2030-01-01'", 0),
                entry(btc + "time >= DATE '2023-01-01' and close > 20000", 1),
                entry(btc + "not time < '2023-01-01'", 1),
                entry("from (select * from bars where time > '2023-02-01') where symbol = 'BTC-USD'", 1),
                entry("from bars where time >= '2023-06-01' and interval = '1h'", 1),
                entry("from trades where time > '2023-02-10'", 1),
                entry("from quotes where time < '2023-01-20' and symbol = 'FLOW-USD'", 1),
                entry("from value_series where available_time < '1995-01-01'", 1),
                entry(btc + "(time < '2020-02-01' or time > '2023-12-01')", -1),
                entry("from trades where arrival_time > '2023-02-10'", -1),
                entry("from value_series where time < '1995-01-01'", -1),
                entry(btc + "year(time) = 2021", -1),
                entry(btc + "close > 1", -1));
    }

    @Test
    void onlyThePartitionsThatAQuestionReadsAreLoaded() throws IOException, SQLException {
        importPartitions();
        Map<String, List<String>> answers = new TreeMap<>();
        for (var question : timed().entrySet()) {
            String sql = "select *, count(*) over () n " + question.getKey() + " order by all";
            answers.put(sql, answer(sql));
            int parts = question.getValue();
            assertThat(cached(PART)).as(sql).isEqualTo(Math.max(0, parts));
            assertThat(cached(WHOLE) > 0).as(sql).isEqualTo(parts < 0);
            deleteCache();
        }

        for (String view : List.of("bars", "trades", "quotes", "value_series")) {
            answer("select * from " + view + " limit 1");
        }

        for (var known : answers.entrySet()) {
            assertThat(answer(known.getKey())).as(known.getKey()).isEqualTo(known.getValue());
        }
        assertThat(cached(PART)).as("whole sets are used where they are loaded").isZero();
    }

    private void deleteCache() throws IOException {
        if (Files.isDirectory(dir.resolve("cache"))) {
            try (var files = Files.list(dir.resolve("cache"))) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private List<String> answer(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (SqlStore questions = new SqlStore(Store.open(dir), null)) {
            ResultSet result = questions.query(sql);
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    row.append(result.getString(i)).append(' ');
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    private long cached(String form) throws IOException {
        if (!Files.isDirectory(dir.resolve("cache"))) {
            return 0;
        }
        try (var files = Files.list(dir.resolve("cache"))) {
            return files.filter(file -> file.getFileName().toString().matches(form))
                    .count();
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
