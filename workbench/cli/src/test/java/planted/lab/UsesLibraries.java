package planted.lab;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.commons.csv.CSVFormat;
import org.duckdb.DuckDBConnection;
import org.knowm.xchart.XYChart;
import org.ta4j.core.BarSeries;
import picocli.CommandLine;
import tech.tablesaw.api.Table;

/// Planted: each method uses a library outside its room.
public final class UsesLibraries {
    void ta4j(BarSeries series) {
        series.getBarCount();
    }

    void arrow(BufferAllocator allocator) {
        allocator.close();
    }

    CSVFormat csv() {
        return CSVFormat.DEFAULT;
    }

    void duckdb(DuckDBConnection connection) throws java.sql.SQLException {
        connection.close();
    }

    void tablesaw(Table table) {
        table.rowCount();
    }

    void xchart(XYChart chart) {
        chart.getHeight();
    }

    void picocli(CommandLine line) {
        line.getCommandName();
    }
}
