package tapedeck.lab.store.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tapedeck.lab.store.Catalog;
import tapedeck.lab.store.DataSetId;
import tapedeck.lab.store.arrow.PartitionInfo;
import tapedeck.lab.store.sql.SqlViews.Rows;

/// Finds the data sets, and of those the partitions, that a question can touch, before any of them is loaded: the
/// planner is asked over tables that stand for them, and what its plan does not scan the question does not need.
///
/// Only what holds for every row decides, the symbol and interval of a set and the times of a partition: whatever the
/// rows are, the answer is sound.
final class SqlScope {
    private static final Pattern STAND_IN = Pattern.compile("stand_in_([0-9]+)\\b");
    /// More partitions than that are not worth planning for: the sets are loaded whole.
    private static final int MOST_PARTITIONS = 1_000;

    private SqlScope() {}

    /// A data set that a question reads.
    ///
    /// @param parts those of its partitions that are enough; empty for the whole set
    record Touched(DataSetId id, List<PartitionInfo> parts) {
        static Touched whole(DataSetId id) {
            return new Touched(id, List.of());
        }
    }

    /// What stands in the plan: a data set, or one of its partitions.
    private record StandIn(DataSetId id, @Nullable PartitionInfo part) {}

    /// Those of the sets that the question reads; all of them where the question is no single query.
    ///
    /// @param catalogs of the sets that may be read in parts
    static List<Touched> of(String sql, List<DataSetId> sets, Function<DataSetId, Optional<Catalog>> catalogs) {
        List<DataSetId> touched = sets.size() < 2
                ? sets
                : scanned(sql, sets.stream().map(id -> new StandIn(id, null)).toList()).stream()
                        .map(StandIn::id)
                        .toList();
        List<StandIn> pieces = new ArrayList<>();
        for (DataSetId id : touched) {
            List<PartitionInfo> parts =
                    catalogs.apply(id).map(Catalog::partitions).orElse(List.of());
            if (parts.size() < 2) {
                pieces.add(new StandIn(id, null));
            } else {
                parts.forEach(part -> pieces.add(new StandIn(id, part)));
            }
        }
        boolean isWorthIt = pieces.size() > touched.size() && pieces.size() <= MOST_PARTITIONS;
        List<StandIn> needed = isWorthIt ? scanned(sql, pieces) : pieces;
        return touched.stream()
                .filter(id -> needed.stream().anyMatch(piece -> piece.id().equals(id)))
                .map(id -> touched(id, pieces, needed))
                .toList();
    }

    private static Touched touched(DataSetId id, List<StandIn> pieces, List<StandIn> needed) {
        List<StandIn> own =
                needed.stream().filter(piece -> piece.id().equals(id)).toList();
        boolean isWhole = own.size()
                == pieces.stream().filter(piece -> piece.id().equals(id)).count();
        return isWhole
                ? Touched.whole(id)
                : new Touched(
                        id,
                        own.stream()
                                .flatMap(piece -> Optional.ofNullable(piece.part()).stream())
                                .toList());
    }

    private static List<StandIn> scanned(String sql, List<StandIn> standIns) {
        try (Connection planner = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = planner.createStatement()) {
            List<Rows> tables = new ArrayList<>();
            for (int i = 0; i < standIns.size(); i++) {
                tables.add(table(statement, "stand_in_" + i, standIns.get(i)));
            }
            for (String view : List.of(SqlViews.BARS, SqlViews.TRADES, SqlViews.QUOTES, SqlViews.VALUES)) {
                List<Rows> shown = tables.stream()
                        .filter(rows -> SqlViews.view(rows.id()).equals(view))
                        .toList();
                statement.execute(SqlViews.create(view, shown));
            }
            statement.execute("CREATE TEMP TABLE runs(run VARCHAR, key VARCHAR, value VARCHAR)");
            statement.execute("SET disabled_optimizers = 'statistics_propagation'");
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
            return scanned(statement, sql, standIns);
        } catch (SQLException e) {
            // The question itself is refused with a place when it is run; here it only means: no help from the planner.
            return standIns;
        }
    }

    /// A table of two rows, so that the planner cannot know better than that there are rows.
    private static Rows table(Statement statement, String name, StandIn standIn) throws SQLException {
        List<String> columns = SqlViews.columns(standIn.id());
        statement.execute("CREATE TABLE " + name + "(" + SqlViews.table(columns) + ")");
        statement.execute("INSERT INTO " + name + " SELECT " + "0, ".repeat(columns.size() - 1) + "0 FROM range(2)");
        PartitionInfo part = standIn.part();
        String time = SqlViews.view(standIn.id()).equals(SqlViews.VALUES) ? "available_time" : "time";
        String condition = part == null
                ? ""
                : time + " >= make_timestamp_ns(" + part.firstTime() + ") AND " + time + " <= make_timestamp_ns("
                        + part.lastTime() + ")";
        return new Rows(standIn.id(), name, 0, condition);
    }

    private static List<StandIn> scanned(Statement statement, String sql, List<StandIn> standIns) throws SQLException {
        boolean[] isScanned = new boolean[standIns.size()];
        try (ResultSet plan = statement.executeQuery("EXPLAIN (FORMAT json) " + sql)) {
            while (plan.next()) {
                var names = STAND_IN.matcher(plan.getString(2));
                while (names.find()) {
                    isScanned[Integer.parseInt(names.group(1))] = true;
                }
            }
        }
        List<StandIn> found = new ArrayList<>();
        for (int i = 0; i < isScanned.length; i++) {
            if (isScanned[i]) {
                found.add(standIns.get(i));
            }
        }
        return found;
    }
}
