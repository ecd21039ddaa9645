package tapedeck.lab.report.page;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import tapedeck.lab.analytics.ClosedTrade;
import tapedeck.lab.analytics.Histogram;
import tapedeck.lab.analytics.MetricCatalog;
import tapedeck.lab.analytics.MetricUnit;
import tapedeck.lab.analytics.Metrics;
import tapedeck.lab.analytics.TradeGroups;
import tapedeck.lab.report.model.ReportModel;

/// The trades: how they did by what they have in common, how they spread, and each of them.
final class TradesSection implements Section {
    private static final int STILL_ROWS = 40;
    private static final int MOST_DOTS = 400;
    private static final List<String> SUMMARY = List.of(
            "trades",
            "net_profit_t",
            "win_rate_t",
            "pf",
            "payoff_t",
            "expectancy",
            "expectancy_r",
            "avg_win_t",
            "avg_loss_t",
            "best_t",
            "worst_t",
            "max_consecutive_wins_t",
            "max_consecutive_losses_t",
            "sqn",
            "kelly_t",
            "edge_ratio",
            "end_trade_dd",
            "duration_mean",
            "duration_median",
            "duration_longest",
            "bars_mean",
            "fees_t");

    private final TradeRows rows;

    TradesSection(TradeRows rows) {
        this.rows = rows;
    }

    @Override
    public void write(Markup page, ReportModel model) {
        List<ClosedTrade> all = model.log().trades();
        page.raw("<section id=\"trades\" class=\"long page\">").heading("Trades", remark(all.size()));
        if (all.isEmpty()) {
            page.raw("<div class=\"panel\"><p class=\"note\">No trade was closed.</p></div></section>\n");
            return;
        }
        page.raw("<div class=\"panel live\" id=\"tradePanel\"></div>\n");
        page.raw("<div class=\"still panel scroll\">");
        rows.table(STILL_ROWS).write(page);
        if (rows.trades().size() > STILL_ROWS) {
            page.element("p", "note", "The first " + STILL_ROWS + "; all are in trades.csv beside this file.");
        }
        page.raw("</div>\n<div class=\"panel live\" id=\"pricePanel\" hidden></div>\n");
        page.raw("<div class=\"panel\">");
        summary(page, TradeGroups.bySide(all, model.metrics()));
        page.raw("</div>\n");
        groups(page, model);
        charts(page, model);
        page.raw("</section>\n");
    }

    private String remark(int count) {
        return rows.trades().size() == count
                ? Words.count(count)
                : Words.count(count) + ", the " + Words.count(rows.trades().size())
                        + " of largest |P&L| here, all in trades.csv";
    }

    private static void summary(Markup page, List<TradeGroups.Row> sides) {
        int half = (SUMMARY.size() + 1) / 2;
        page.raw("<div class=\"two\">");
        summary(page, sides, SUMMARY.subList(0, half));
        summary(page, sides, SUMMARY.subList(half, SUMMARY.size()));
        page.raw("</div>");
    }

    private static void summary(Markup page, List<TradeGroups.Row> sides, List<String> ids) {
        page.raw("<div class=\"scroll\">");
        Table table = new Table("", "", "All", "Long", "Short");
        for (String id : ids) {
            Markup head = new Markup();
            MetricsSection.name(head, MetricCatalog.get(id));
            Table.Row row = table.row().headMarkup(head.toString());
            for (TradeGroups.Row side : sides) {
                MetricsSection.cell(row, side.metrics().get(id));
            }
            row.end();
        }
        table.write(page);
        page.raw("</div>");
    }

    private static void groups(Markup page, ReportModel model) {
        List<ClosedTrade> all = model.log().trades();
        page.raw("<div class=\"panel\">");
        if (model.facts().symbols().size() > 1) {
            group(page, "By symbol", TradeGroups.bySymbol(all), true);
        }
        if (model.facts().strategies().size() > 1) {
            group(page, "By strategy", TradeGroups.byStrategy(all), true);
        }
        group(page, "By exit tag", TradeGroups.byExitTag(all), true);
        group(page, "By entry tag", TradeGroups.byEntryTag(all), false);
        group(page, "By weekday of entry", TradeGroups.byEntryWeekday(all, ZoneOffset.UTC), false);
        if (!model.facts().interval().isDaily()) {
            group(page, "By hour of entry, UTC", TradeGroups.byEntryHour(all, ZoneOffset.UTC), false);
        }
        page.raw("</div>\n");
    }

    private static void group(Markup page, String title, List<TradeGroups.Row> parts, boolean isOpen) {
        page.raw(isOpen ? "<details open><summary>" : "<details><summary>")
                .text(title)
                .raw("</summary><div class=\"scroll\">");
        Table table = new Table("", "", "Trades", "P&L", "Win rate", "Profit factor", "Expectancy", "Mean held");
        for (TradeGroups.Row part : parts) {
            Metrics metrics = part.metrics();
            double profit = MetricsSection.number(metrics, "net_profit_t");
            Table.Row row = table.row().head(part.label()).cell(Words.count(part.count()));
            row.cell(Words.signed(profit, MetricUnit.MONEY), Words.tone(profit));
            MetricsSection.cell(row, metrics.get("win_rate_t"));
            MetricsSection.cell(row, metrics.get("pf"));
            MetricsSection.cell(row, metrics.get("expectancy"));
            MetricsSection.cell(row, metrics.get("duration_mean"));
            row.end();
        }
        table.write(page);
        page.raw("</div></details>\n");
    }

    private void charts(Markup page, ReportModel model) {
        List<ClosedTrade> all = model.log().trades();
        List<ClosedTrade> some = spread(all);
        String which = some.size() == all.size()
                ? ""
                : Words.count(some.size()) + " of " + Words.count(all.size()) + ", evenly chosen";
        page.raw("<div class=\"two\"><div class=\"panel\"><h3>Profit and loss per trade</h3>");
        histogram(all).write(page, 190);
        page.raw("</div><div class=\"panel\"><h3>Cumulative profit by trade</h3>");
        cumulative(all).write(page, 190);
        page.raw("</div></div>\n<div class=\"two\"><div class=\"panel\">");
        title(page, "Adverse excursion against result", which);
        excursion("Result against adverse excursion", some, trade -> TradeRows.share(trade.mae(), trade))
                .write(page, 220);
        page.raw("</div><div class=\"panel\">");
        title(page, "Favourable excursion against result", which);
        excursion("Result against favourable excursion", some, trade -> TradeRows.share(trade.mfe(), trade))
                .write(page, 220);
        page.raw("</div></div>\n");
    }

    private static void title(Markup page, String title, String which) {
        page.raw("<h3>").text(title);
        if (!which.isEmpty()) {
            page.raw(" ").element("span", "quiet", which);
        }
        page.raw("</h3>");
    }

    /// Every so many-th trade: those of largest |P&L| alone would show another picture than the whole.
    private static List<ClosedTrade> spread(List<ClosedTrade> all) {
        if (all.size() <= MOST_DOTS) {
            return all;
        }
        List<ClosedTrade> some = new ArrayList<>(MOST_DOTS);
        for (int i = 0; i < MOST_DOTS; i++) {
            some.add(all.get((int) ((long) i * all.size() / MOST_DOTS)));
        }
        return some;
    }

    private static Figure histogram(List<ClosedTrade> all) {
        Histogram histogram =
                Histogram.of(all.stream().mapToDouble(ClosedTrade::pnl).toArray());
        List<double[]> losses = new ArrayList<>();
        List<double[]> gains = new ArrayList<>();
        int most = 1;
        for (int i = 0; i < histogram.size(); i++) {
            most = Math.max(most, histogram.countAt(i));
            double from = histogram.fromAt(i);
            double to = histogram.toAt(i);
            (from + to < 0 ? losses : gains).add(new double[] {from, to, 0, histogram.countAt(i)});
        }
        double low = histogram.fromAt(0);
        double high = histogram.toAt(histogram.size() - 1);
        Figure.Range x = new Figure.Range(low, high);
        Figure.Range y = new Figure.Range(0, most * 1.05);
        Figure figure = new Figure("Histogram of profit and loss per trade", x, y)
                .layer("bar", "neg", 1, losses.toArray(double[][]::new))
                .layer("bar", "pos", 1, gains.toArray(double[][]::new));
        Axis.round(x, 5).forEach(tick -> figure.xTick(tick, Axis.money(tick)));
        Axis.round(y, 3).forEach(tick -> figure.yTick(tick, Axis.trimmed(tick)));
        return figure;
    }

    private static Figure cumulative(List<ClosedTrade> all) {
        double[] numbers = new double[all.size() + 1];
        double[] sums = new double[all.size() + 1];
        for (int i = 0; i < all.size(); i++) {
            numbers[i + 1] = i + 1;
            sums[i + 1] = sums[i] + all.get(i).pnl();
        }
        Figure.Range x = new Figure.Range(0, all.size());
        Figure.Range y = new Figure.Range(
                        Arrays.stream(sums).min().orElse(0),
                        Arrays.stream(sums).max().orElse(1))
                .padded(0.04);
        Figure figure = new Figure("Cumulative profit by trade", x, y)
                .layer("line", "accent", 1.6, Thinning.points(numbers, sums, 400));
        Axis.round(x, 5).stream()
                .filter(tick -> tick == Math.rint(tick))
                .forEach(tick -> figure.xTick(tick, Words.count(Math.round(tick))));
        Axis.round(y, 4).forEach(tick -> figure.yTick(tick, Axis.money(tick)));
        return figure;
    }

    private static Figure excursion(String label, List<ClosedTrade> some, ToDoubleFunction<ClosedTrade> excursion) {
        Figure.Range x = range(some.stream().mapToDouble(excursion).toArray());
        Figure.Range y =
                range(some.stream().mapToDouble(ClosedTrade::returnOnEntry).toArray());
        Figure figure = new Figure(label, x, y)
                .layer("dot", "neg", 4.5, dots(some, excursion, false))
                .layer("dot", "pos", 4.5, dots(some, excursion, true));
        Axis.round(x, 5).forEach(tick -> figure.xTick(tick, Axis.share(tick)));
        Axis.round(y, 4).forEach(tick -> figure.yTick(tick, Axis.share(tick)));
        return figure;
    }

    private static Figure.Range range(double[] values) {
        return new Figure.Range(
                        Math.min(0, Arrays.stream(values).min().orElse(0)),
                        Math.max(0, Arrays.stream(values).max().orElse(0)))
                .padded(0.04);
    }

    private static double[][] dots(List<ClosedTrade> some, ToDoubleFunction<ClosedTrade> excursion, boolean wins) {
        return some.stream()
                .filter(trade -> trade.pnl() >= 0 == wins)
                .map(trade -> new double[] {excursion.applyAsDouble(trade), trade.returnOnEntry()})
                .toArray(double[][]::new);
    }
}
