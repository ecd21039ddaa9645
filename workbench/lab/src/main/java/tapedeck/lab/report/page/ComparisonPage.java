package tapedeck.lab.report.page;

import java.util.ArrayList;
import java.util.List;
import tapedeck.lab.analytics.ClosedTrade;
import tapedeck.lab.analytics.DailySeries;
import tapedeck.lab.analytics.Metric;
import tapedeck.lab.analytics.MetricGroup;
import tapedeck.lab.analytics.MetricUnit;
import tapedeck.lab.report.model.Comparison;
import tapedeck.lab.report.model.JsonText;
import tapedeck.lab.report.model.ReportModel;

/// Writes runs side by side as one self-contained page: curves, metrics with their differences, settings, trades.
///
/// Pure: the same runs give the same bytes.
public final class ComparisonPage {
    private static final Assets ASSETS = new Assets("compare.js");
    private static final int MOST_TRADES = 100;
    private static final List<MetricGroup> GROUPS = List.of(
            MetricGroup.RETURN,
            MetricGroup.RISK,
            MetricGroup.RISK_ADJUSTED,
            MetricGroup.TRADES,
            MetricGroup.EXPOSURE_AND_COSTS);
    private static final List<String> COLORS = List.of("accent", "neg", "ink2", "warn", "ink3");

    private final Comparison comparison;
    private final List<ReportModel> runs;

    private ComparisonPage(Comparison comparison) {
        this.comparison = comparison;
        this.runs = comparison.runs();
    }

    public static byte[] write(Comparison comparison) {
        return new ComparisonPage(comparison).page();
    }

    private byte[] page() {
        Markup page = new Markup();
        ASSETS.head(page, "Comparison of " + runs.size() + " runs — Tapedeck");
        page.raw("<main>\n<header>").element("h1", "Comparison of " + runs.size() + " runs");
        page.element("span", "badge", "BACKTEST");
        page.raw(
                "<span class=\"tools\"><button type=\"button\" class=\"live\" id=\"theme\" title=\"key d\">theme</button></span></header>\n");
        page.element("p", "sub", "Differences are to the first run; blue is better, orange is worse.");
        runs(page);
        curves(page);
        metrics(page);
        settings(page);
        for (ReportModel other : runs.subList(1, runs.size())) {
            trades(page, other);
        }
        page.raw("<footer>Made by Tapedeck.</footer></main>\n");
        return ASSETS.page(page, data());
    }

    static String name(ReportModel run) {
        return run.facts().shortId().substring(0, 8);
    }

    private void runs(Markup page) {
        page.raw("<div class=\"panel scroll\">");
        Table table = new Table("", "Run", "What", "From", "To", "Trades", "Return", "Sharpe", "Max drawdown");
        for (ReportModel run : runs) {
            double total = run.value("total_return").orElse(Double.NaN);
            table.row()
                    .head(name(run))
                    .cell(VerdictSection.title(run))
                    .cell(Words.date(run.series().startDay()))
                    .cell(Words.date(run.series().lastDay()))
                    .cell(Words.count(run.log().trades().size()))
                    .cell(Double.isNaN(total) ? Words.NONE : Words.signedShare(total, 1), Words.tone(total))
                    .cell(MetricsSection.valueOf(run.metrics(), "sharpe"))
                    .cell(MetricsSection.valueOf(run.metrics(), "max_dd"))
                    .end();
        }
        table.write(page);
        page.raw("</div>\n");
    }

    private void curves(Markup page) {
        page.raw("<section>").heading("Growth of 1", "daily closes");
        page.raw("<div class=\"panel\"><div class=\"legend\">");
        for (int i = 0; i < runs.size(); i++) {
            page.raw("<span><i style=\"background:var(--" + COLORS.get(i % COLORS.size()) + ")\"></i>")
                    .text(name(runs.get(i)))
                    .raw("</span>");
        }
        page.raw(
                "<span class=\"toggles live\" id=\"cmpToggles\"></span></div><div class=\"live\"><div class=\"read\" id=\"cmpRead\"></div>");
        page.raw("<div class=\"plot\" id=\"cmp\"></div></div><div class=\"still\">")
                .raw(still().svg(1060, 320))
                .raw("</div></div></section>\n");
    }

    private Figure still() {
        double from = runs.stream()
                .mapToDouble(run -> run.series().startDay() - 1)
                .min()
                .orElse(0);
        double to =
                runs.stream().mapToDouble(run -> run.series().lastDay()).max().orElse(1);
        double low = 1;
        double high = 1;
        for (ReportModel run : runs) {
            for (double growth : run.series().growth()) {
                low = Math.min(low, growth);
                high = Math.max(high, growth);
            }
        }
        Figure.Range y = new Figure.Range(low, high).padded(0.03);
        Figure figure = new Figure("Growth of 1 of " + runs.size() + " runs", new Figure.Range(from, to), y);
        Axis.round(y, 5).forEach(tick -> figure.yTick(tick, Axis.trimmed(tick)));
        Axis.dates((long) from, (long) to, 8).forEach(tick -> figure.xTick(tick.at(), tick.label()));
        for (int i = 0; i < runs.size(); i++) {
            DailySeries series = runs.get(i).series();
            double[] growth = EquitySection.withStart(1, series.growth());
            figure.layer(
                    "line",
                    COLORS.get(i % COLORS.size()),
                    i == 0 ? 1.8 : 1.3,
                    Thinning.points(EquitySection.days(series), growth, 300));
        }
        return figure;
    }

    private void metrics(Markup page) {
        page.raw("<section class=\"long\">").heading("Metrics", "");
        page.raw("<div class=\"panel\">");
        for (MetricGroup group : GROUPS) {
            page.raw("<details open><summary>").text(group.label()).raw("</summary><div class=\"scroll\">");
            List<String> headings = new ArrayList<>(List.of("", name(comparison.first())));
            runs.subList(1, runs.size()).forEach(run -> headings.addAll(List.of(name(run), "Δ")));
            Table table = new Table("", headings.toArray(String[]::new));
            for (Metric metric : comparison.first().metrics().group(group)) {
                if (metric.definition().displayed()) {
                    row(table, metric);
                }
            }
            table.write(page);
            page.raw("</div></details>\n");
        }
        page.raw("</div></section>\n");
    }

    private void row(Table table, Metric base) {
        Markup head = new Markup();
        MetricsSection.name(head, base.definition());
        Table.Row row = table.row().headMarkup(head.toString());
        MetricsSection.cell(row, base);
        for (ReportModel run : runs.subList(1, runs.size())) {
            Metric other = run.metrics().get(base.id());
            MetricsSection.cell(row, other);
            boolean comparable = base.isShown() && other.isShown() && !base.isInfinite() && !other.isInfinite();
            if (comparable) {
                double delta = other.orThrow() - base.orThrow();
                int judged = base.direction().judge(base.orThrow(), other.orThrow());
                row.cell(Words.signed(delta, base.unit()), judged > 0 ? "better" : judged < 0 ? "worse" : "dim");
            } else {
                row.cell(Words.NONE, "dim");
            }
        }
        row.end();
    }

    private void settings(Markup page) {
        page.raw("<section>").heading("Settings that differ", "");
        page.raw("<div class=\"panel scroll\">");
        List<String> headings = new ArrayList<>(List.of("Setting"));
        runs.forEach(run -> headings.add(name(run)));
        Table table = new Table("", headings.toArray(String[]::new));
        comparison.settings().forEach((key, values) -> {
            Table.Row row = table.row().head(key);
            values.forEach(value -> row.cell(
                    value.isEmpty()
                            ? Words.NONE
                            : value.matches("[0-9a-f]{64}") ? value.substring(0, 12) + "…" : value));
            row.end();
        });
        if (table.isEmpty()) {
            page.element("p", "note", "None: these are the same run.");
        } else {
            table.write(page);
        }
        page.raw("</div></section>\n");
    }

    private void trades(Markup page, ReportModel other) {
        Comparison.TradeDifference difference = comparison.trades(other);
        String before = name(comparison.first());
        String after = name(other);
        page.raw("<section class=\"long\">")
                .heading("Trades of " + before + " and " + after, Words.count(difference.equal()) + " equal");
        page.raw("<div class=\"panel\">");
        list(page, "Only in " + before, difference.onlyBefore());
        list(page, "Only in " + after, difference.onlyAfter());
        List<Comparison.Changed> changed = difference.changed();
        page.raw("<details><summary>")
                .text("Changed: " + Words.count(changed.size()))
                .raw("</summary><div class=\"scroll\">");
        Table table = new Table("", "Entry", "Symbol", "Side", "Size", "", "Exit", "", "P&L", "", "Δ");
        for (Comparison.Changed pair : changed.subList(0, Math.min(MOST_TRADES, changed.size()))) {
            ClosedTrade a = pair.before();
            ClosedTrade b = pair.after();
            double delta = b.pnl() - a.pnl();
            table.row()
                    .head(Words.time(a.entryTime()))
                    .cell(a.symbol())
                    .cell(a.isLong() ? "long" : "short")
                    .cell(Axis.trimmed(a.size()))
                    .cell(Axis.trimmed(b.size()))
                    .cell(Words.time(a.exitTime()))
                    .cell(Words.time(b.exitTime()))
                    .cell(Words.signed(a.pnl(), MetricUnit.MONEY))
                    .cell(Words.signed(b.pnl(), MetricUnit.MONEY))
                    .cell(Words.signed(delta, MetricUnit.MONEY), delta > 0 ? "better" : "worse")
                    .end();
        }
        table.write(page);
        page.raw("</div></details></div></section>\n");
    }

    private static void list(Markup page, String title, List<ClosedTrade> trades) {
        page.raw("<details><summary>")
                .text(title + ": " + Words.count(trades.size()))
                .raw("</summary><div class=\"scroll\">");
        Table table = new Table("", "Entry", "Symbol", "Side", "Size", "Exit", "P&L");
        for (ClosedTrade trade : trades.subList(0, Math.min(MOST_TRADES, trades.size()))) {
            table.row()
                    .head(Words.time(trade.entryTime()))
                    .cell(trade.symbol())
                    .cell(trade.isLong() ? "long" : "short")
                    .cell(Axis.trimmed(trade.size()))
                    .cell(Words.time(trade.exitTime()))
                    .cell(Words.signed(trade.pnl(), MetricUnit.MONEY), Words.tone(trade.pnl()))
                    .end();
        }
        table.write(page);
        page.raw(trades.size() > MOST_TRADES ? "<p class=\"note\">The first " + MOST_TRADES + ".</p>" : "")
                .raw("</div></details>\n");
    }

    private JsonText data() {
        JsonText json = JsonText.ascii().object().array("runs");
        for (ReportModel run : runs) {
            DailySeries series = run.series();
            double[] days = EquitySection.days(series);
            double[] growth = EquitySection.withStart(1, series.growth());
            int[] kept = Thinning.keep(List.of(growth), days.length > Thinning.LIMIT ? Thinning.BUCKETS : days.length);
            json.object().put("name", name(run));
            PackedColumn.times(json, "t", PageData.days(days, kept));
            PackedColumn.line(json, "g", PageData.chosen(growth, kept), PageData.DIGITS);
            json.endObject();
        }
        json.endArray();
        PageData.definitions(json);
        return json.endObject();
    }
}
