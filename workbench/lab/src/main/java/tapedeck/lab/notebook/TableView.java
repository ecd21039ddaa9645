package tapedeck.lab.notebook;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tapedeck.lab.store.Store;
import tapedeck.lab.store.sql.SqlStore;
import tapedeck.model.DataException;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Makes Tablesaw tables of questions in SQL, for notebooks.
///
/// Decimals become doubles (Tablesaw's own reader makes floats of them), whole numbers longs, times local date times
/// in UTC, which Tablesaw keeps to the millisecond. Everything else becomes text.
public final class TableView {
    private TableView() {}

    /// The answer to one question over a store.
    ///
    /// @param runs folder of run folders for the view `runs`; null for none
    public static Table query(Store store, @Nullable Path runs, String sql) {
        try (SqlStore questions = new SqlStore(store, runs);
                ResultSet rows = questions.query(sql)) {
            return of(rows);
        } catch (SQLException e) {
            throw new DataException("TD-D060", "sql", String.valueOf(e.getMessage()), "ask again, or ask for less");
        }
    }

    /// The rows of a result from where it stands to its end.
    public static Table of(ResultSet rows) throws SQLException {
        ResultSetMetaData about = rows.getMetaData();
        List<Filler> fillers = new ArrayList<>();
        for (int i = 1; i <= about.getColumnCount(); i++) {
            fillers.add(filler(about.getColumnTypeName(i), about.getColumnLabel(i), i));
        }
        while (rows.next()) {
            for (Filler filler : fillers) {
                filler.take(rows);
            }
        }
        return Table.create(
                "result", fillers.stream().<Column<?>>map(Filler::column).toList());
    }

    /// Takes one column's cell out of the row that a result stands at.
    private interface Filler {
        Column<?> column();

        void take(ResultSet rows) throws SQLException;
    }

    private interface Cell {
        void append(ResultSet rows) throws SQLException;
    }

    private record OfColumn(Column<?> column, Cell cell) implements Filler {
        @Override
        public void take(ResultSet rows) throws SQLException {
            cell.append(rows);
        }
    }

    private static Filler filler(String type, String name, int i) {
        String kind = type.toUpperCase(Locale.ROOT);
        if (kind.startsWith("DECIMAL") || kind.equals("DOUBLE") || kind.equals("FLOAT") || kind.equals("HUGEINT")) {
            return numbers(DoubleColumn.create(name), i);
        }
        if (kind.endsWith("INT") || kind.endsWith("INTEGER")) {
            return wholes(LongColumn.create(name), i);
        }
        if (kind.startsWith("TIMESTAMP")) {
            return times(DateTimeColumn.create(name), i);
        }
        return switch (kind) {
            case "DATE" -> dates(DateColumn.create(name), i);
            case "BOOLEAN" -> truths(BooleanColumn.create(name), i);
            default -> texts(StringColumn.create(name), i);
        };
    }

    private static Filler numbers(DoubleColumn column, int i) {
        return new OfColumn(column, rows -> {
            BigDecimal value = rows.getBigDecimal(i);
            append(column, value == null ? null : value.doubleValue());
        });
    }

    private static Filler wholes(LongColumn column, int i) {
        return new OfColumn(column, rows -> {
            long value = rows.getLong(i);
            append(column, rows.wasNull() ? null : value);
        });
    }

    private static Filler times(DateTimeColumn column, int i) {
        return new OfColumn(column, rows -> {
            Timestamp value = rows.getTimestamp(i);
            append(column, value == null ? null : value.toLocalDateTime());
        });
    }

    private static Filler dates(DateColumn column, int i) {
        return new OfColumn(column, rows -> {
            Date value = rows.getDate(i);
            append(column, value == null ? null : value.toLocalDate());
        });
    }

    private static Filler truths(BooleanColumn column, int i) {
        return new OfColumn(column, rows -> {
            boolean value = rows.getBoolean(i);
            append(column, rows.wasNull() ? null : value);
        });
    }

    private static Filler texts(StringColumn column, int i) {
        return new OfColumn(column, rows -> append(column, rows.getString(i)));
    }

    private static <T> void append(Column<T> column, @Nullable T value) {
        if (value == null) {
            column.appendMissing();
        } else {
            column.append(value);
        }
    }
}
