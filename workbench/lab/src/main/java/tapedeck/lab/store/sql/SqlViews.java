package tapedeck.lab.store.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tapedeck.lab.store.DataSetId;

/// Writes the views `bars`, `trades`, `quotes` and `value_series` over tables of whole numbers, one table per data set.
final class SqlViews {
    static final String BARS = "bars";
    static final String TRADES = "trades";
    static final String QUOTES = "quotes";
    static final String VALUES = "value_series";

    /// Names of all views, for people.
    static final String ALL = "bars(symbol, interval, time, open, high, low, close, volume), trades(symbol, time, "
            + "arrival_time, sequence, price, size, side), quotes(symbol, time, arrival_time, sequence, bid, bid_size, "
            + "ask, ask_size), value_series(name, time, available_time, value) and runs(run, key, value)";

    /// Columns of the tables behind bars.
    private static final List<String> BAR_COLUMNS = List.of("time", "open", "high", "low", "close", "volume");
    /// Columns of the tables behind everything else.
    private static final List<String> TICK_COLUMNS =
            List.of("time", "arrival", "sequence", "side", "price", "size", "price2", "size2");

    private SqlViews() {}

    /// The rows of one data set.
    ///
    /// @param table       that holds them
    /// @param volumeScale decimal digits of a bar's raw volume
    /// @param condition   on the view's columns, which all rows fulfil; empty for none
    record Rows(DataSetId id, String table, int volumeScale, String condition) {
        Rows(DataSetId id, String table, int volumeScale) {
            this(id, table, volumeScale, "");
        }
    }

    /// The columns of the table behind a data set.
    static List<String> columns(DataSetId id) {
        return id.isBars() ? BAR_COLUMNS : TICK_COLUMNS;
    }

    /// The columns of a table as it is created.
    static String table(List<String> columns) {
        return String.join(" BIGINT, ", columns) + " BIGINT";
    }

    /// Which view shows a data set.
    static String view(DataSetId id) {
        if (id.isBars()) {
            return BARS;
        }
        return switch (id.kind()) {
            case DataSetId.TRADES -> TRADES;
            case DataSetId.QUOTES -> QUOTES;
            default -> VALUES;
        };
    }

    /// The statement that makes a view.
    static String create(String view, List<Rows> sets) {
        int scale = sets.stream().mapToInt(Rows::volumeScale).max().orElse(0);
        List<String> selects = new ArrayList<>();
        for (Rows set : sets) {
            String select = select(view, set, scale);
            selects.add(set.condition().isEmpty() ? select : "SELECT * FROM (" + select + ") WHERE " + set.condition());
        }
        if (selects.isEmpty()) {
            DataSetId none = view.equals(BARS)
                    ? new DataSetId("-", "bars-1d")
                    : new DataSetId("-", view.equals(VALUES) ? DataSetId.VALUES : view);
            String columns =
                    columns(none).stream().map(name -> "0::BIGINT AS " + name).collect(Collectors.joining(", "));
            String empty = "(SELECT " + columns + " WHERE false)";
            selects.add(select(view, new Rows(none, empty, 0), 0));
        }
        return "CREATE TEMP VIEW " + view + " AS " + String.join(" UNION ALL ", selects);
    }

    private static String select(String view, Rows set, int scale) {
        String name = text(set.id().symbol());
        String time = "make_timestamp_ns(time) AS time, ";
        String arrival = "make_timestamp_ns(arrival) AS arrival_time, sequence, ";
        String columns = switch (view) {
            case BARS ->
                name + " AS symbol, " + text(set.id().interval().toString()) + " AS interval, " + time + price("open")
                        + ", " + price("high") + ", " + price("low") + ", " + price("close") + ", CAST("
                        + decimal("volume", set.volumeScale()) + " AS DECIMAL(38," + scale + ")) AS volume";
            case TRADES ->
                name + " AS symbol, " + time + arrival + price("price") + ", " + price("size") + ", side AS side";
            case QUOTES ->
                name + " AS symbol, " + time + arrival + named("price", "bid") + ", " + named("size", "bid_size") + ", "
                        + named("price2", "ask") + ", " + named("size2", "ask_size");
            default ->
                name + " AS name, make_timestamp_ns(price2) AS time, make_timestamp_ns(time) AS available_time, "
                        + "CAST(" + decimal("price", 8) + " AS DECIMAL(19,8)) AS value";
        };
        return "SELECT " + columns + " FROM " + set.table();
    }

    private static String price(String column) {
        return named(column, column);
    }

    private static String named(String column, String name) {
        return "CAST(" + decimal(column, 8) + " AS DECIMAL(18,8)) AS " + name;
    }

    /// A whole number as the decimal that it stands for, exactly.
    private static String decimal(String column, int scale) {
        String unit = scale == 0 ? "1" : "0." + "0".repeat(scale - 1) + "1";
        return "CAST(" + column + " AS DECIMAL(19,0)) * CAST(" + unit + " AS DECIMAL(" + (scale + 1) + "," + scale
                + "))";
    }

    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
