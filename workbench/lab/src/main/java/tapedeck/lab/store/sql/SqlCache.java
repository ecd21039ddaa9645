package tapedeck.lab.store.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tapedeck.engine.Adjustment;
import tapedeck.engine.DataRequest;
import tapedeck.engine.DataRoot;
import tapedeck.engine.DataView;
import tapedeck.engine.MarketData;
import tapedeck.event.BarReader;
import tapedeck.event.TickReader;
import tapedeck.lab.store.Catalog;
import tapedeck.lab.store.DataSetId;
import tapedeck.lab.store.OpenedPartition;
import tapedeck.lab.store.OpenedTicks;
import tapedeck.lab.store.Store;
import tapedeck.lab.store.arrow.PartitionInfo;
import tapedeck.lab.store.sql.SqlViews.Rows;
import tapedeck.model.Bar;
import tapedeck.model.DataException;
import tapedeck.model.Range;
import tapedeck.model.Tick;

/// The data sets that questions in SQL have touched, or those of their partitions that were enough, as DuckDB files
/// named by root hash: a set that changes has another root and is loaded anew. The folder may be deleted at any time.
final class SqlCache {
    private final Store store;
    private final Path folder;
    private final Connection connection;
    private final Adjustment adjusted;

    /// @param adjusted how bars are restated
    SqlCache(Store store, Connection connection, Adjustment adjusted) {
        this.store = store;
        this.adjusted = adjusted;
        this.folder = store.dataDir().resolve("cache");
        this.connection = connection;
    }

    /// The catalog of a set that may be loaded in parts.
    Optional<Catalog> catalog(DataSetId id) {
        return id.isBars() && adjusted != Adjustment.NONE ? Optional.empty() : store.partitioned(id);
    }

    /// The rows that a question reads of a data set, loaded where they are not yet, in the order of their times.
    List<Rows> rows(SqlScope.Touched touched) throws SQLException {
        DataSetId id = touched.id();
        Optional<Catalog> catalog = touched.parts().isEmpty() ? Optional.empty() : catalog(id);
        if (catalog.isEmpty() || Files.exists(file(wholeRoot(catalog.get())))) {
            return List.of(id.isBars() ? bars(id) : ticks(id));
        }
        List<Rows> rows = new ArrayList<>();
        for (PartitionInfo part : touched.parts()) {
            rows.add(part(catalog.get(), part));
        }
        return rows;
    }

    /// What the file of the whole set is named by: bars go by the root of opened data.
    private static String wholeRoot(Catalog catalog) {
        String root = catalog.root();
        return catalog.id().isBars()
                ? DataRoot.ofAll(new TreeMap<>(Map.of(catalog.id().symbol(), root)))
                : root;
    }

    /// A part is named by the root and its first and last time, which say together what its rows are.
    private Rows part(Catalog catalog, PartitionInfo part) throws SQLException {
        DataSetId id = catalog.id();
        String name = catalog.root() + "." + part.firstTime() + "." + part.lastTime();
        Path file = file(name);
        if (!Files.exists(file)) {
            try (OpenedPartition opened = store.partition(catalog, part)) {
                if (id.isBars()) {
                    fill(file, id, source(opened.bars(), opened.bar()));
                } else {
                    fill(file, id, source(opened.ticks()));
                }
            }
        }
        String alias = "part_" + catalog.root().substring(0, 16) + "_" + part.firstTime();
        return new Rows(id, attach(file, alias.replace('-', 'm')) + ".rows", id.isBars() ? catalog.volumeScale() : 8);
    }

    private Path file(String name) {
        return folder.resolve(name + ".duckdb");
    }

    private Rows bars(DataSetId id) throws SQLException {
        DataView view = new DataView(adjusted, DataView.Feed.BARS, List.of());
        DataRequest request = new DataRequest(List.of(id.symbol()), id.interval(), Range.ALL, view);
        try (MarketData data = store.open(request)) {
            Path file = file(data.root());
            if (!Files.exists(file)) {
                Bar bar = new Bar(data.instruments().get(0), data.interval(), data.volumeScale(0));
                fill(file, id, source(data.bars(0), bar));
            }
            return new Rows(id, attach(file, alias(data.root())) + ".rows", data.volumeScale(0));
        }
    }

    private static RowFeed.Source source(BarReader reader, Bar bar) {
        return (columns, row) -> {
            if (!reader.read(bar)) {
                return false;
            }
            columns[0].setLong(row, bar.startTime());
            columns[1].setLong(row, bar.openPrice());
            columns[2].setLong(row, bar.highPrice());
            columns[3].setLong(row, bar.lowPrice());
            columns[4].setLong(row, bar.closePrice());
            columns[5].setLong(row, bar.rawVolume());
            return true;
        };
    }

    private Rows ticks(DataSetId id) throws SQLException {
        try (OpenedTicks data = store.ticks(id.symbol(), id.kind(), Range.ALL)) {
            Path file = file(data.root());
            if (!Files.exists(file)) {
                fill(file, id, source(data.reader()));
            }
            return new Rows(id, attach(file, alias(data.root())) + ".rows", 8);
        }
    }

    private static RowFeed.Source source(TickReader reader) {
        Tick tick = new Tick();
        return (columns, row) -> {
            if (!reader.read(tick)) {
                return false;
            }
            columns[0].setLong(row, tick.venueTime);
            columns[1].setLong(row, tick.time);
            columns[2].setLong(row, tick.sequence);
            columns[3].setLong(row, tick.side);
            columns[4].setLong(row, tick.price);
            columns[5].setLong(row, tick.size);
            columns[6].setLong(row, tick.price2);
            columns[7].setLong(row, tick.size2);
            return true;
        };
    }

    /// Writes a file aside and renames it, so that a half-written one is never attached.
    private void fill(Path file, DataSetId id, RowFeed.Source source) throws SQLException {
        try {
            Files.createDirectories(folder);
            Path corner = Files.createTempDirectory(folder, ".load-");
            Path aside = corner.resolve("rows.duckdb");
            try {
                write(aside, SqlViews.columns(id), source);
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(aside);
                Files.deleteIfExists(corner.resolve("rows.duckdb.wal"));
                Files.delete(corner);
            }
        } catch (IOException e) {
            throw new DataException(
                    "TD-D062", folder.toString(), "the cache cannot be written: " + e, "is the disk full?");
        }
    }

    private static void write(Path file, List<String> columns, RowFeed.Source source) throws SQLException {
        try (Connection target = SqlStore.connect(file.toString());
                Statement statement = target.createStatement()) {
            statement.execute("CREATE TABLE rows(" + SqlViews.table(columns) + ")");
            RowFeed.insert(target, "rows", columns, source);
        }
    }

    private static String alias(String root) {
        return "set_" + root.substring(0, 16);
    }

    private String attach(Path file, String alias) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String path = file.toAbsolutePath().toString().replace("'", "''");
            statement.execute("ATTACH IF NOT EXISTS '" + path + "' AS " + alias + " (READ_ONLY)");
        }
        return alias;
    }
}
