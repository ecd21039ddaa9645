package tapedeck.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Figures;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Style;
import tapedeck.cli.frame.Table;
import tapedeck.cli.frame.Verb;
import tapedeck.lab.analytics.Metric;
import tapedeck.lab.analytics.MetricFormat;
import tapedeck.lab.report.Reports;
import tapedeck.lab.report.model.Comparison;
import tapedeck.lab.report.model.ReportModel;
import tapedeck.lab.report.page.ComparisonPage;

/// Sets runs side by side: in the terminal, and as a page with their curves, settings and trades.
@Command
public final class CompareVerb implements Verb {
    private static final List<String> SHOWN = List.of(
            "total_return",
            "cagr",
            "sharpe",
            "sortino",
            "max_dd",
            "trades",
            "win_rate_t",
            "pf",
            "expectancy",
            "exposure",
            "costs");

    @Parameters(arity = "2..*", paramLabel = "RUN", description = "ids, tags, @last, @last~1; the first is the base")
    private List<String> typed = new ArrayList<>();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "where the page goes (default: the reports folder)")
    private @Nullable String out;

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        Console console = invocation.console();
        List<ReportModel> models = new ArrayList<>();
        for (String one : typed) {
            KeptRun run = KeptRun.find(invocation, one);
            models.add(run.model(invocation));
        }
        Comparison comparison = new Comparison(models);
        console.print(metrics(comparison, console));
        comparison
                .settings()
                .forEach((key, values) -> console.line(" " + key + "  "
                        + values.stream().map(CompareVerb::shortened).collect(Collectors.joining("  →  "))));
        for (ReportModel other : models.subList(1, models.size())) {
            Comparison.TradeDifference trades = comparison.trades(other);
            console.line(" trades: " + Figures.count(trades.equal()) + " equal, "
                    + Figures.count(trades.changed().size()) + " changed, "
                    + Figures.count(trades.onlyBefore().size()) + " only in " + name(comparison.first()) + ", "
                    + Figures.count(trades.onlyAfter().size()) + " only in " + name(other));
        }
        Path file = file(invocation, models);
        Reports.put(file, ComparisonPage.write(comparison));
        String shown = invocation.workspace().relative(file);
        console.line("page  " + console.paint(Style.ACCENT, shown) + " (" + Figures.bytes(Files.size(file)) + ")");
        console.json(JsonObject.of("tapedeck.compare/1").put("ok", true).put("page", shown));
        return ExitCode.OK;
    }

    private Path file(Invocation invocation, List<ReportModel> models) {
        if (out != null) {
            return invocation.resolve(out);
        }
        String names = models.stream().map(CompareVerb::name).collect(Collectors.joining("-"));
        return invocation.workspace().reports().resolve("compare-" + names + ".html");
    }

    private static Table metrics(Comparison comparison, Console console) {
        List<String> headings = new ArrayList<>(List.of(""));
        comparison.runs().forEach(run -> headings.add(">" + name(run)));
        comparison.runs().stream().skip(1).forEach(run -> headings.add(">Δ " + name(run)));
        Table table = new Table(headings.toArray(String[]::new));
        for (String id : SHOWN) {
            Metric base = comparison.first().metrics().get(id);
            List<String> cells = new ArrayList<>(List.of(base.label()));
            comparison.runs().forEach(run -> cells.add(text(run.metrics().get(id))));
            comparison.runs().stream()
                    .skip(1)
                    .forEach(run -> cells.add(delta(base, run.metrics().get(id), console)));
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private static String text(Metric metric) {
        return metric.isShown() ? MetricFormat.text(metric).replace(' ', '\u2009') : Figures.NONE;
    }

    private static String delta(Metric base, Metric other, Console console) {
        if (!base.isShown() || !other.isShown() || base.isInfinite() || other.isInfinite()) {
            return Figures.NONE;
        }
        String text = MetricFormat.signed(other.orThrow() - base.orThrow(), base.unit())
                .replace(' ', '\u2009');
        int judged = base.direction().judge(base.orThrow(), other.orThrow());
        return judged == 0 ? text : console.paint(judged > 0 ? Style.GOOD : Style.WARNING, text);
    }

    private static String name(ReportModel run) {
        return run.facts().shortId().substring(0, 8);
    }

    private static String shortened(String value) {
        return value.isEmpty() ? Figures.NONE : value.length() == 64 ? value.substring(0, 12) + "…" : value;
    }
}
