package tapedeck.cli.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.Figures;
import tapedeck.cli.frame.Style;
import tapedeck.cli.frame.Table;
import tapedeck.engine.RunSummary;
import tapedeck.lab.analytics.Metric;
import tapedeck.lab.analytics.MetricUnit;
import tapedeck.lab.analytics.Metrics;
import tapedeck.lab.analytics.TradeGroups;
import tapedeck.lab.report.model.ReportModel;
import tapedeck.model.Times;

/// What a backtest prints: one line of how it went, the figures, warnings in words, the next useful command.
final class BacktestText {
    private static final List<String> LEFT =
            List.of("total_return", "cagr", "sharpe", "sortino", "max_dd", "longest_dd_days");

    private final RunJob.Done done;
    private final Console console;

    BacktestText(RunJob.Done done, Console console) {
        this.done = done;
        this.console = console;
    }

    void print() {
        console.line(headline());
        console.print(figures());
        if (done.plan().isShared() && done.figures().model().isPresent()) {
            console.print(strategies(done.figures().model().get()));
        }
        Explanation.of(done)
                .forEach(warning -> console.line(console.paint(Style.WARNING, "!") + " " + warning.words()));
    }

    private String headline() {
        RunSummary summary = done.summary();
        var request = done.plan().spec().data();
        double seconds = Math.max(1, done.nanos()) / 1e9;
        long events = summary.counts().events();
        return console.paint(Style.BOLD, String.join(" + ", done.plan().names())) + " · "
                + String.join(",", request.symbols()) + " " + request.interval() + " · "
                + Times.date(summary.startTime()) + " → " + Times.date(summary.endTime() - 1) + " · "
                + Figures.count(summary.counts().bars()) + " bars · " + Figures.brief(events) + " events · "
                + Figures.duration(done.nanos()) + " · " + Figures.brief(events / seconds) + " ev/s · run "
                + console.paint(Style.ACCENT, done.id());
    }

    private Table figures() {
        Metrics own = done.figures().metrics();
        Optional<Metrics> other = done.figures().benchmark();
        Table table = new Table("", ">strategy", ">" + done.figures().benchmarkName(), "", "", ">", "");
        List<String[]> right = right();
        for (int i = 0; i < LEFT.size(); i++) {
            String id = LEFT.get(i);
            String[] r = right.get(i);
            String benchmark = other.map(metrics -> text(metrics, id, false)).orElse("");
            table.row(own.get(id).label(), text(own, id, true), benchmark, "  ", r[0], r[1], r[2]);
        }
        return table;
    }

    /// What each strategy's own trades came to; the figures above are the account's.
    private Table strategies(ReportModel model) {
        Table table = new Table("strategy", ">trades", ">P&L", ">win rate", ">profit factor", "");
        Map<String, TradeGroups.Row> rows = TradeGroups.byStrategy(model.log().trades()).stream()
                .collect(Collectors.toMap(TradeGroups.Row::label, row -> row));
        for (int i = 0; i < done.plan().members().size(); i++) {
            String name = done.plan().names().get(i);
            String parameters = done.plan().strategies().get(i).parameters().entrySet().stream()
                    .map(each -> each.getKey() + "=" + each.getValue())
                    .collect(Collectors.joining(" "));
            TradeGroups.Row row = rows.get(name);
            if (row == null) {
                table.row(name, "0", Figures.NONE, Figures.NONE, Figures.NONE, parameters);
            } else {
                Metrics own = row.metrics();
                table.row(
                        name,
                        Figures.count(row.count()),
                        text(own, "net_profit_t", true),
                        text(own, "win_rate_t", false),
                        text(own, "pf", false),
                        parameters);
            }
        }
        return table;
    }

    private List<String[]> right() {
        RunFigures figures = done.figures();
        Metrics own = figures.metrics();
        boolean hasTrades = own.find("trades").isPresent();
        String sides = hasTrades ? "(L " + figures.trades(true) + " / S " + figures.trades(false) + ")" : "";
        Optional<Metric> inR = own.find("expectancy_r").filter(Metric::isPresent);
        String expectancy = inR.isPresent() ? text(own, "expectancy_r", false) + " R" : text(own, "expectancy", true);
        return List.of(
                new String[] {"Trades", Figures.count(done.summary().counts().trades()), sides},
                new String[] {"Win rate", text(own, "win_rate_t", false), ""},
                new String[] {"Profit factor", text(own, "pf", false), ""},
                new String[] {"Expectancy", expectancy, ""},
                new String[] {"Exposure", text(own, "exposure", false), ""},
                costs(own));
    }

    /// A share of the gross profit as long as it is one; then how many times over the costs have eaten it.
    private String[] costs(Metrics own) {
        Optional<Metric> share = own.find("cost_of_gross").filter(Metric::isShown);
        if (share.isEmpty()) {
            return new String[] {"Costs", Figures.NONE, ""};
        }
        double times = share.get().orThrow();
        return times <= 1
                ? new String[] {"Costs", Figures.percent(times, 1), "of gross profit"}
                : new String[] {"Costs", Figures.decimal(times, times < 10 ? 1 : 0) + " times", "the gross profit"};
    }

    /// A figure as people read it; a dash where it is not defined or not reliable.
    private String text(Metrics metrics, String id, boolean isColoured) {
        Optional<Metric> metric = metrics.find(id).filter(Metric::isShown);
        if (metric.isEmpty()) {
            return Figures.NONE;
        }
        double value = metric.get().orThrow();
        String text = text(id, value, metric.get().unit());
        boolean isSigned = id.equals("total_return") || id.equals("cagr");
        return isColoured && isSigned && value != 0 ? console.paint(value > 0 ? Style.GOOD : Style.BAD, text) : text;
    }

    private static String text(String id, double value, MetricUnit unit) {
        return switch (unit) {
            case PERCENT ->
                id.equals("total_return") || id.equals("cagr")
                        ? Figures.signedPercent(value, 1)
                        : Figures.percent(value, 1);
            case RATIO -> Figures.decimal(value, 2);
            case DAYS -> Figures.decimal(value, 0) + " d";
            case MONEY -> Figures.signed(value, 2);
            case COUNT -> Figures.decimal(value, 0);
            case BASIS_POINTS -> Figures.decimal(value, 1) + " bp";
        };
    }
}
