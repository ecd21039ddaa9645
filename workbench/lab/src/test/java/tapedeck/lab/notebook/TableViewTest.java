package tapedeck.lab.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.lab.store.Store;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

final class TableViewTest {
    @TempDir
    private Path dir = Path.of("");

    @BeforeEach
    void oneFile() throws IOException {
        Path stocks = Files.createDirectories(dir.resolve("market_data/stocks"));
        Files.copy(Path.of("../../data/market_data/stocks/ACME.csv"), stocks.resolve("ACME.csv"));
    }

    @Test
    void pricesArriveAsDoublesWithAllTheirDigits() {
        Table table = ask("select time, close, symbol from bars order by time limit 3");

        assertThat(table.columnNames()).containsExactly("time", "close", "symbol");
        assertThat(table.column("close").type()).isEqualTo(ColumnType.DOUBLE);
        assertThat(table.dateTimeColumn("time").get(0)).hasToString("2010-01-04T14:30");
        assertThat(table.doubleColumn("close").get(0)).isEqualTo(firstClose());
        assertThat(table.stringColumn("symbol").get(2)).isEqualTo("ACME");
    }

    @Test
    void everyKindOfValueAndItsAbsenceIsKept() {
        Table table = ask("select * from (values (1::bigint, 0.1::double, date '2020-02-29', true, 'x', 2::hugeint), "
                + "(null, null, null, null, null, null)) t(a, b, c, d, e, f)");

        assertThat(table.longColumn("a").get(0)).isEqualTo(1);
        assertThat(table.doubleColumn("b").get(0)).isEqualTo(0.1);
        assertThat(table.dateColumn("c").get(0)).hasToString("2020-02-29");
        assertThat(table.booleanColumn("d").get(0)).isTrue();
        assertThat(table.stringColumn("e").get(0)).isEqualTo("x");
        assertThat(table.doubleColumn("f").get(0)).isEqualTo(2);
        assertThat(table.columns()).allMatch(column -> column.isMissing(1));
    }

    private Table ask(String sql) {
        return TableView.query(Store.open(dir), null, sql);
    }

    private double firstClose() {
        try (var lines = Files.lines(dir.resolve("market_data/stocks/ACME.csv"))) {
            return Double.parseDouble(lines.skip(1).findFirst().orElseThrow().split(",", -1)[4]);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
