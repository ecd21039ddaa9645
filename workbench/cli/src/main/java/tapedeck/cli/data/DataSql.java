package tapedeck.cli.data;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Figures;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonArray;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Table;
import tapedeck.cli.frame.Verb;
import tapedeck.cli.frame.Workspace;
import tapedeck.engine.Adjustment;
import tapedeck.lab.store.Store;
import tapedeck.lab.store.sql.SqlStore;

/// `data sql` and `sql`: a question in SQL over the views `bars`, `trades`, `quotes` and `runs`.
@Command(name = "sql", description = "ask a question in SQL over the views bars, trades, quotes, value_series and runs")
public final class DataSql implements Verb {
    private static final int MOST_ROWS = 1_000;

    @Mixin
    private StoreOption data = new StoreOption();

    @Parameters(paramLabel = "SQL", description = "one query, such as \"select count(*) from bars\"")
    private String sql = "";

    @Option(names = "--csv", description = "print CSV")
    private boolean isCsv;

    @Option(names = "--to", paramLabel = "FILE", description = "write a .csv, .parquet, .arrow or .json file instead")
    private @Nullable String target;

    @Option(
            names = "--adjusted",
            paramLabel = "none|splits|all",
            arity = "0..1",
            fallbackValue = "all",
            description = "bars restated by splits, or by splits and dividends (all)")
    private String adjusted = "none";

    @Override
    public ExitCode run(Invocation invocation) throws SQLException {
        Store store = data.open(invocation);
        var runs = invocation.workspaceIfAny().map(Workspace::reports).orElse(null);
        try (SqlStore questions = new SqlStore(store, runs, Adjustment.parse(adjusted))) {
            String file = target;
            if (file != null) {
                long rows = questions.export(sql, invocation.resolve(file));
                invocation.console().line("✔ " + Figures.count(rows) + " rows in " + file);
                invocation
                        .console()
                        .json(JsonObject.of("tapedeck.export/1")
                                .put("file", file)
                                .put("rows", rows));
                return ExitCode.OK;
            }
            print(invocation.console(), questions.query(sql));
        }
        return ExitCode.OK;
    }

    private void print(Console console, ResultSet result) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        int count = columns.getColumnCount();
        String[] names = new String[count];
        String[] headings = new String[count];
        boolean[] isNumber = new boolean[count];
        for (int i = 0; i < count; i++) {
            names[i] = columns.getColumnLabel(i + 1);
            isNumber[i] = columns.getColumnTypeName(i + 1).matches("DECIMAL.*|.*INT|INTEGER|DOUBLE|FLOAT");
            headings[i] = (isNumber[i] ? ">" : "") + names[i];
        }
        Table table = new Table(headings);
        JsonArray rows = new JsonArray();
        if (isCsv) {
            console.raw(String.join(",", names) + "\n");
        }
        long shown = 0;
        while (result.next()) {
            String[] cells = new String[count];
            JsonObject row = new JsonObject();
            for (int i = 0; i < count; i++) {
                String cell = result.getString(i + 1);
                cells[i] = cell == null ? "" : cell;
                if (console.isJson()) {
                    put(row, names[i], cell, isNumber[i]);
                }
            }
            shown++;
            if (isCsv) {
                console.raw(csv(cells));
            } else if (console.isJson()) {
                rows.add(row);
            } else if (shown <= MOST_ROWS) {
                table.row(cells);
            }
        }
        if (isCsv) {
            return;
        }
        console.print(table);
        if (shown > MOST_ROWS) {
            console.warn(Figures.count(shown) + " rows, the first " + MOST_ROWS + " shown; --csv or --to has all");
        }
        console.json(JsonObject.of("tapedeck.sql/1").put("rows", rows));
    }

    /// Numbers stay exact: whole ones and doubles as such, decimals as text, which no reader rounds.
    private static void put(JsonObject row, String name, @Nullable String cell, boolean isNumber) {
        if (cell == null) {
            row.put(name, Double.NaN);
        } else if (isNumber && cell.matches("-?[0-9]{1,15}")) {
            row.put(name, Long.parseLong(cell));
        } else {
            row.put(name, cell);
        }
    }

    private static String csv(String[] cells) {
        StringBuilder line = new StringBuilder();
        for (String cell : cells) {
            boolean isPlain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n');
            line.append(line.isEmpty() ? "" : ",").append(isPlain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"");
        }
        return line.append('\n').toString();
    }
}
