package tapedeck.lab.store.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tapedeck.lab.store.DataSetId;
import tapedeck.lab.store.sql.SqlViews.Rows;

/// Finds the data sets that a question can touch, before any of them is loaded: the planner is asked over tables that
/// stand for them, and what its plan does not scan the question does not need.
///
/// Only what is constant in a data set, its symbol and interval, decides: whatever the rows are, the answer is sound.
final class SqlScope {
    private static final Pattern STAND_IN = Pattern.compile("stand_in_([0-9]+)\\b");

    private SqlScope() {}

    /// Those of the sets that the question reads; all of them where the question is no single query.
    static List<DataSetId> of(String sql, List<DataSetId> sets) {
        if (sets.size() < 2) {
            return sets;
        }
        try (Connection planner = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = planner.createStatement()) {
            List<Rows> standIns = new ArrayList<>();
            for (int i = 0; i < sets.size(); i++) {
                DataSetId id = sets.get(i);
                String table = "stand_in_" + i;
                String columns = id.isBars() ? SqlViews.BAR_TABLE : SqlViews.TICK_TABLE;
                statement.execute("CREATE TABLE " + table + "(" + columns + ")");
                statement.execute("INSERT INTO " + table + " SELECT " + "0, ".repeat(columns.split(",", -1).length - 1)
                        + "0 FROM range(2)");
                standIns.add(new Rows(id, table, 0));
            }
            for (String view : List.of(SqlViews.BARS, SqlViews.TRADES, SqlViews.QUOTES, SqlViews.VALUES)) {
                List<Rows> shown = standIns.stream()
                        .filter(rows -> SqlViews.view(rows.id()).equals(view))
                        .toList();
                statement.execute(SqlViews.create(view, shown));
            }
            statement.execute("CREATE TEMP TABLE runs(run VARCHAR, key VARCHAR, value VARCHAR)");
            statement.execute("SET disabled_optimizers = 'statistics_propagation'");
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
            return scanned(statement, sql, sets);
        } catch (SQLException e) {
            // The question itself is refused with a place when it is run; here it only means: no help from the planner.
            return sets;
        }
    }

    private static List<DataSetId> scanned(Statement statement, String sql, List<DataSetId> sets) throws SQLException {
        boolean[] isScanned = new boolean[sets.size()];
        try (ResultSet plan = statement.executeQuery("EXPLAIN (FORMAT json) " + sql)) {
            while (plan.next()) {
                var names = STAND_IN.matcher(plan.getString(2));
                while (names.find()) {
                    isScanned[Integer.parseInt(names.group(1))] = true;
                }
            }
        }
        List<DataSetId> found = new ArrayList<>();
        for (int i = 0; i < isScanned.length; i++) {
            if (isScanned[i]) {
                found.add(sets.get(i));
            }
        }
        return found;
    }
}
