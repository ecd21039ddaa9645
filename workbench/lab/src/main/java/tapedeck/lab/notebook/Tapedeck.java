package tapedeck.lab.notebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Chart;
import tapedeck.lab.report.model.Comparison;
import tapedeck.venue.MatchingBook;
import tech.tablesaw.api.Table;

/// What a notebook can say, in words that read as sentences: `backtest("EmaCross").on("BTC-USD").with("fast",
/// 12).run()`.
///
/// Everything happens in the workspace around the working directory, with its settings, so a run has the id that the
/// command line would give it. Import the methods statically; used by the thread of a cell.
public final class Tapedeck {
    private Tapedeck() {}

    /// Found on first use, and then kept: the working directory of a process never changes.
    private static final class Here {
        private static final Workplace WORKPLACE = Workplace.here();

        private Here() {}
    }

    private static Workplace here() {
        try {
            return Here.WORKPLACE;
        } catch (ExceptionInInitializerError e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /// The market data of a symbol.
    public static Data data(String symbol) {
        return new Data(here().store(), symbol);
    }

    /// A backtest of a strategy, by name; say on what, and run it.
    public static RunRequest backtest(String strategy) {
        return new RunRequest(here(), strategy);
    }

    /// A backtest of a strategy that was loaded.
    public static RunRequest backtest(StrategyCode strategy) {
        return backtest(strategy.name());
    }

    /// The strategy that a name means: one of the library's, or `strategies/NAME.java` of the workspace, compiled anew.
    public static StrategyCode load(String name) {
        return here().strategy(name);
    }

    /// A kept run: by id, the beginning of one, a tag, `@last` or `@last~1`.
    public static Run run(String reference) {
        try {
            return Run.of(here(), here().find(reference));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether the bars of a CSV file are fit to be imported.
    public static Quality check(Path csv) {
        return Quality.ofFile(here().store(), csv);
    }

    /// Runs one command of the command line, as typed: `tapedeck("promote @last --to paper --name first")`. What it
    /// prints
    /// appears here; it fails where the command fails.
    public static void tapedeck(String command) {
        Command.start(here(), command).await();
    }

    /// Starts a command that goes on while other cells run, such as a feed; the kernel's end ends it.
    public static Command background(String command) {
        return Command.start(here(), command);
    }

    /// A question in SQL over the views `bars`, `trades`, `quotes` and `runs`.
    public static Table sql(String query) {
        return TableView.query(here().store(), here().reports(), query);
    }

    /// Runs side by side; the first is what the others are measured against.
    public static RunComparison compare(Run first, Run second, Run... more) {
        List<Run> runs = new ArrayList<>(List.of(first, second));
        runs.addAll(List.of(more));
        return new RunComparison(new Comparison(runs.stream().map(Run::model).toList()));
    }

    /// The run's report, shown where it stands; the page is written beside the run.
    public static ReportPage report(Run run) {
        return ReportPage.of(here(), run);
    }

    /// The equity of a run against its benchmark.
    public static XYChart chart(Run run) {
        return Charts.equity(run);
    }

    /// Prices: candles where they are few, closes where they are many.
    public static Chart<?, ?> chart(Bars bars) {
        return Charts.prices(bars);
    }

    /// Prices with the trades of a run on them.
    public static XYChart chart(Bars bars, Run run) {
        return Charts.trades(bars, run);
    }

    /// Columns of a table as lines over another one.
    public static XYChart chart(Table table, String x, String... columns) {
        return Charts.lines(table, x, List.of(columns));
    }

    /// The depth of an order book.
    public static XYChart chart(OrderBook book) {
        return Charts.depth(book);
    }

    /// What stands in a book of the engine now, as many levels a side.
    public static OrderBook book(MatchingBook book, int levels) {
        return OrderBook.of(book, levels);
    }

    /// Numbers in rows and columns as colours: `heatMap("fast", rows, "slow", columns, values)`.
    public static HeatMap heatMap(String rowName, List<?> rows, String columnName, List<?> columns, double[][] values) {
        return new HeatMap(
                new HeatMap.Labels(rowName, rows.stream().map(String::valueOf).toList()),
                new HeatMap.Labels(
                        columnName, columns.stream().map(String::valueOf).toList()),
                values);
    }

    /// Shows something here, in the middle of a cell.
    public static void show(@Nullable Object value) {
        Shown.show(value);
    }

    /// The HTML of anything that a notebook can show, for kernels that do not find the renderers by themselves.
    public static String html(Object value) {
        return Shown.html(value);
    }
}
