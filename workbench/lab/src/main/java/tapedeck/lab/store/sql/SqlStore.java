package tapedeck.lab.store.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tapedeck.lab.store.Catalog;
import tapedeck.lab.store.DataSetId;
import tapedeck.lab.store.SourceFile;
import tapedeck.lab.store.Store;
import tapedeck.lab.store.csv.CsvFile;
import tapedeck.lab.store.csv.CsvOptions;
import tapedeck.model.DataException;
import tapedeck.model.Interval;

/// Answers SQL over a store: `bars`, `trades`, `quotes` and `runs`. Read-only, one thread inside, so that the same
/// question has the same answer. Not thread-safe; close it.
///
/// Each data set that a question can touch is loaded once into a DuckDB file under `cache/`, named by the root hash of
/// its rows. Prices are DECIMAL(18,8), times are TIMESTAMP_NS in UTC.
public final class SqlStore implements AutoCloseable {
    private static final String TRADE_COLUMNS = "price, size, side";
    private static final String QUOTE_COLUMNS = "bid, bid_size, ask, ask_size";
    private static final Pattern WORD = Pattern.compile("[a-z_]+");

    private final Store store;
    private final SqlCache cache;
    private final @Nullable Path runs;
    private final Connection connection;

    /// @param runs folder of run folders for the view `runs`; null for none
    public SqlStore(Store store, @Nullable Path runs) {
        this.store = store;
        this.runs = runs;
        try {
            Properties settings = new Properties();
            settings.setProperty("threads", "1");
            this.connection = DriverManager.getConnection("jdbc:duckdb:", settings);
            this.cache = new SqlCache(store, connection);
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not start", e);
        }
    }

    /// Runs one query; close its statement when done with the rows.
    public ResultSet query(String sql) {
        try {
            prepare(sql);
            execute("SET enable_external_access = false");
            execute("SET lock_configuration = true");
            return connection.createStatement().executeQuery(sql);
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    /// Runs one query into a file whose end says the format: `.csv`, `.parquet` or `.json`.
    ///
    /// @return rows written
    public long export(String sql, Path target) {
        String name = target.getFileName().toString().toLowerCase(Locale.ROOT);
        String format = name.substring(name.lastIndexOf('.') + 1);
        if (!List.of("csv", "parquet", "json").contains(format)) {
            throw new DataException(
                    "TD-D061", target.toString(), "no such format", "end it with .csv, .parquet or .json");
        }
        try {
            prepare(sql);
            String path = target.toAbsolutePath().toString().replace("'", "''");
            execute("SET allowed_paths = ['" + path + "']");
            execute("SET enable_external_access = false");
            execute("SET lock_configuration = true");
            try (Statement statement = connection.createStatement()) {
                return statement.executeLargeUpdate(
                        "COPY (" + withoutEnd(sql) + ") TO '" + path + "' (FORMAT " + format + ")");
            }
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private static String withoutEnd(String sql) {
        return sql.strip().replaceFirst(";\\s*$", "");
    }

    private void prepare(String sql) throws SQLException {
        List<String> words = WORD.matcher(sql.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
        execute("SET TimeZone = 'UTC'");
        if (words.contains("bars")) {
            bars();
        }
        if (words.contains("trades")) {
            ticks(DataSetId.TRADES, price("price") + ", " + price("size") + ", side AS side");
        }
        if (words.contains("quotes")) {
            ticks(
                    DataSetId.QUOTES,
                    named("price", "bid") + ", " + named("size", "bid_size") + ", " + named("price2", "ask") + ", "
                            + named("size2", "ask_size"));
        }
        if (words.contains("runs")) {
            RunsView.create(connection, runs);
        }
    }

    private void bars() throws SQLException {
        List<SqlCache.Loaded> sets = new ArrayList<>();
        for (DataSetId id : barSets()) {
            sets.add(cache.bars(id));
        }
        int scale = sets.stream().mapToInt(SqlCache.Loaded::volumeScale).max().orElse(0);
        List<String> selects = new ArrayList<>();
        for (SqlCache.Loaded set : sets) {
            String head = "SELECT " + text(set.id().symbol()) + " AS symbol, "
                    + text(set.id().interval().toString()) + " AS interval, make_timestamp_ns(time) AS time, ";
            selects.add(head + price("open") + ", " + price("high") + ", " + price("low") + ", " + price("close")
                    + ", CAST(" + decimal("volume", set.volumeScale()) + " AS DECIMAL(38," + scale
                    + ")) AS volume FROM "
                    + set.alias() + ".rows");
        }
        view("bars", selects, "symbol, interval, time, open, high, low, close, volume");
    }

    private void ticks(String kind, String columns) throws SQLException {
        List<String> selects = new ArrayList<>();
        for (Catalog catalog : store.catalogs()) {
            if (catalog.id().kind().equals(kind)) {
                SqlCache.Loaded set = cache.ticks(catalog.id());
                selects.add("SELECT " + text(catalog.id().symbol())
                        + " AS symbol, make_timestamp_ns(time) AS time, make_timestamp_ns(arrival) AS arrival_time, "
                        + "sequence, " + columns + " FROM " + set.alias() + ".rows");
            }
        }
        boolean isTrades = kind.equals(DataSetId.TRADES);
        view(kind, selects, "symbol, time, arrival_time, sequence, " + (isTrades ? TRADE_COLUMNS : QUOTE_COLUMNS));
    }

    private void view(String name, List<String> selects, String columns) throws SQLException {
        String rows = selects.isEmpty()
                ? "SELECT " + columns.replaceAll("(\\w+)", "NULL AS $1") + " WHERE false"
                : String.join(" UNION ALL ", selects);
        execute("CREATE TEMP VIEW " + name + " AS " + rows);
    }

    /// Imported sets, and files of the tree that no imported set stands for.
    private List<DataSetId> barSets() {
        TreeSet<DataSetId> sets = new TreeSet<>();
        store.catalogs().stream().map(Catalog::id).filter(DataSetId::isBars).forEach(sets::add);
        for (SourceFile file : store.files()) {
            Interval interval = CsvFile.open(file.path(), CsvOptions.STRICT.withZone(ZoneOffset.UTC))
                    .format()
                    .interval();
            if (interval != null) {
                sets.add(DataSetId.bars(file.symbol(), interval));
            }
        }
        return List.copyOf(sets);
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

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static DataException refused(SQLException e) {
        String message = String.valueOf(e.getMessage());
        return new DataException(
                "TD-D060",
                "sql",
                message.lines().findFirst().orElse(message),
                "the views are bars(symbol, interval, time, open, high, low, close, volume), trades, quotes and runs");
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not close", e);
        }
    }
}
