package tapedeck.lab.store.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tapedeck.engine.Adjustment;
import tapedeck.lab.store.Catalog;
import tapedeck.lab.store.DataSetId;
import tapedeck.lab.store.SourceFile;
import tapedeck.lab.store.Store;
import tapedeck.lab.store.csv.CsvFile;
import tapedeck.lab.store.csv.CsvOptions;
import tapedeck.lab.store.sql.SqlViews.Rows;
import tapedeck.model.DataException;
import tapedeck.model.Interval;

/// Answers SQL over a store: `bars`, `trades`, `quotes`, `value_series` and `runs`. Read-only, one thread inside, so
/// that the same question has the same answer. Not thread-safe; close it.
///
/// Each data set that a question reads is loaded once into a DuckDB file under `cache/`, named by the root hash of
/// its rows; where conditions on the time leave some of its partitions out, only the others are. Prices are
/// DECIMAL(18,8), times are TIMESTAMP_NS in UTC.
public final class SqlStore implements AutoCloseable {
    private static final Pattern WORD = Pattern.compile("[a-z_]+");
    private static final List<String> FORMATS = List.of("csv", "parquet", "json", "arrow");

    private final Store store;
    private final @Nullable Path runs;
    private final Adjustment adjusted;
    private @Nullable Connection open;

    /// @param runs folder of run folders for the view `runs`; null for none
    public SqlStore(Store store, @Nullable Path runs) {
        this(store, runs, Adjustment.NONE);
    }

    /// @param adjusted how the prices of `bars` are restated
    public SqlStore(Store store, @Nullable Path runs, Adjustment adjusted) {
        this.store = store;
        this.runs = runs;
        this.adjusted = adjusted;
    }

    /// Runs one query; its rows stay readable until the next question or [#close()].
    public ResultSet query(String sql) {
        try {
            Connection connection = prepare(sql);
            lock(connection);
            return connection.createStatement().executeQuery(sql);
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    /// Runs one query into a file whose end says the format: `.csv`, `.parquet`, `.arrow` or `.json`.
    ///
    /// @return rows written
    public long export(String sql, Path target) {
        String name = target.getFileName().toString().toLowerCase(Locale.ROOT);
        String format = name.substring(name.lastIndexOf('.') + 1);
        if (!FORMATS.contains(format)) {
            throw new DataException(
                    "TD-D061", target.toString(), "no such format", "end it with .csv, .parquet, .arrow or .json");
        }
        Path aside = target.resolveSibling(target.getFileName() + ".new");
        try {
            long rows = format.equals("arrow") ? arrow(sql, aside) : copy(sql, aside, format);
            Files.move(aside, target, StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } catch (SQLException e) {
            throw refused(e);
        } catch (IOException e) {
            throw new DataException(
                    "TD-D062",
                    target.toString(),
                    "cannot be written: " + e,
                    "is the disk full, or the folder missing?");
        }
    }

    private long arrow(String sql, Path target) throws SQLException, IOException {
        Connection connection = prepare(sql);
        lock(connection);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return ArrowResult.write(rows, target);
        }
    }

    private long copy(String sql, Path target, String format) throws SQLException {
        Connection connection = prepare(sql);
        String path = SqlViews.text(target.toAbsolutePath().toString());
        execute(connection, "SET allowed_paths = [" + path + "]");
        lock(connection);
        try (Statement statement = connection.createStatement()) {
            return statement.executeLargeUpdate(
                    "COPY (" + withoutEnd(sql) + ") TO " + path + " (FORMAT " + format + ")");
        }
    }

    private static String withoutEnd(String sql) {
        return sql.strip().replaceFirst(";\\s*$", "");
    }

    private static void lock(Connection connection) throws SQLException {
        execute(connection, "SET enable_external_access = false");
        execute(connection, "SET lock_configuration = true");
    }

    /// Opens a database that works in the caller's thread alone.
    ///
    /// @param file empty for one in memory
    static Connection connect(String file) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("threads", "1");
        return DriverManager.getConnection("jdbc:duckdb:" + file, settings);
    }

    /// A fresh database with the views that the question names, over the data sets that it reads.
    private Connection prepare(String sql) throws SQLException {
        close();
        Connection connection = connect("");
        open = connection;
        execute(connection, "SET TimeZone = 'UTC'");
        Set<String> words = WORD.matcher(sql.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        SqlCache cache = new SqlCache(store, connection, adjusted);
        List<SqlScope.Touched> touched = SqlScope.of(sql, candidates(words), cache::catalog);
        for (String view : List.of(SqlViews.BARS, SqlViews.TRADES, SqlViews.QUOTES, SqlViews.VALUES)) {
            if (words.contains(view)) {
                List<Rows> sets = new ArrayList<>();
                for (SqlScope.Touched one : touched) {
                    if (SqlViews.view(one.id()).equals(view)) {
                        sets.addAll(cache.rows(one));
                    }
                }
                execute(connection, SqlViews.create(view, sets));
            }
        }
        if (words.contains("runs")) {
            RunsView.create(connection, runs);
        }
        return connection;
    }

    /// The data sets behind the views that a question names.
    private List<DataSetId> candidates(Set<String> words) {
        TreeSet<DataSetId> sets = new TreeSet<>();
        store.catalogs().stream()
                .map(Catalog::id)
                .filter(id -> words.contains(SqlViews.view(id)))
                .forEach(sets::add);
        if (words.contains(SqlViews.BARS)) {
            sets.addAll(files());
        }
        return List.copyOf(sets);
    }

    /// Files of the tree: where an imported set stands for one, they are the same set.
    private List<DataSetId> files() {
        List<DataSetId> sets = new ArrayList<>();
        for (SourceFile file : store.files()) {
            Interval interval = CsvFile.open(file.path(), CsvOptions.STRICT.withZone(ZoneOffset.UTC))
                    .format()
                    .interval();
            if (interval != null) {
                sets.add(DataSetId.bars(file.symbol(), interval));
            }
        }
        return sets;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static DataException refused(SQLException e) {
        String message = String.valueOf(e.getMessage());
        return new DataException(
                "TD-D060", "sql", message.lines().findFirst().orElse(message), "the views are " + SqlViews.ALL);
    }

    @Override
    public void close() {
        Connection connection = open;
        open = null;
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not close", e);
        }
    }
}
