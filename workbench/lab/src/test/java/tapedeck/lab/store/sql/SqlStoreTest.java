package tapedeck.lab.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
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
