package tapedeck.lab.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tapedeck.lab.analytics.Band;
import tapedeck.lab.analytics.Bootstrap;
import tapedeck.lab.analytics.DrawdownEpisode;
import tapedeck.lab.analytics.Drawdowns;
import tapedeck.lab.analytics.Metric;
import tapedeck.lab.analytics.MetricUnit;
import tapedeck.lab.report.model.BarColumns;
import tapedeck.lab.report.model.ReportModel;
import tapedeck.lab.report.model.RunFacts;

/// What a reader sees first: what was tried, eight numbers, and what to doubt about them.
final class VerdictSection implements Section {
    @Override
    public void write(Markup page, ReportModel model) {
        RunFacts facts = model.facts();
        page.raw("<header>").element("h1", title(model)).element("span", "badge", "BACKTEST");
        page.raw(
                        "<span class=\"tools\"><button type=\"button\" class=\"live\" id=\"theme\" title=\"key d\">theme</button>")
                .raw("</span></header>\n");
        page.raw("<p class=\"sub\">").text(subtitle(model));
        page.raw(" <code>")
                .text("run " + facts.shortId().substring(0, 8) + " · data "
                        + facts.dataRoot().substring(0, 8))
                .raw("</code></p>\n");
        page.raw("<dl class=\"tiles\">\n");
        tiles(page, model);
        page.raw("</dl>\n");
        page.raw("<ul class=\"chips\">");
        model.warnings().forEach(warning -> page.element("li", warning.words()));
        page.raw("</ul>\n");
    }

    static String title(ReportModel model) {
        List<String> symbols = model.facts().symbols();
        String traded = symbols.size() <= 3 ? String.join(", ", symbols) : Words.counted(symbols.size(), "symbol");
        return model.facts().strategyNames() + " on " + traded;
    }

    private static String subtitle(ReportModel model) {
        RunFacts facts = model.facts();
        List<String> parts = new ArrayList<>();
        parts.add(Assumptions.interval(facts.interval()) + " bars");
        parts.add(Words.date(Math.floorDiv(facts.startTime(), 86_400_000_000_000L)) + " to "
                + Words.date(model.series().lastDay()));
        long bars = model.bars().stream().mapToLong(BarColumns::size).sum();
        if (bars > 0) {
            parts.add(Words.counted(bars, "bar"));
        }
        parts.add(Assumptions.fee(facts));
        parts.add(Assumptions.fill(facts));
        return String.join(", ", parts);
    }

    private static void tiles(Markup page, ReportModel model) {
        Optional<Bootstrap.Bands> bands = model.bands();
        String years = Words.decimal(model.conventions().periodsPerYear(), 0);
        tile(
                page,
                model,
                "total_return",
                true,
                model.benchmarkMetrics()
                        .map(m -> model.benchmark().orElseThrow().name() + " " + signed(m.get("total_return")))
                        .orElse("net of all costs"));
        tile(
                page,
                model,
                "cagr",
                false,
                model.benchmarkMetrics()
                        .map(m -> "ACT/365.25 · "
                                + model.benchmark().orElseThrow().name() + " " + signed(m.get("cagr")))
                        .orElse("ACT/365.25"));
        tile(
                page,
                model,
                "sharpe",
                false,
                bands.flatMap(Bootstrap.Bands::sharpe)
                        .filter(_ -> model.metrics().get("sharpe").isShown())
                        .map(VerdictSection::range)
                        .orElse("no interval"));
        tile(
                page,
                model,
                "sortino",
                false,
                "rf " + Words.share(model.conventions().riskFree(), 0) + ", " + years + " periods");
        tile(page, model, "max_dd", true, deepest(model));
        tile(page, model, "trades", false, sides(model));
        Metric winRate = model.metrics().get("win_rate_t");
        Metric factor = model.metrics().get("pf");
        String both =
                (winRate.isPresent() ? Words.share(winRate.orThrow(), 1) : Words.NONE) + " · " + Words.metric(factor);
        tile(page, "Win rate · profit factor", both, "", expectancy(model));
        tile(page, model, "exposure", false, costs(model));
    }

    private static String range(Band band) {
        return "95\u2009%: " + Words.decimal(band.low(), 2) + " … " + Words.decimal(band.high(), 2);
    }

    private static String signed(Metric metric) {
        return metric.isShown() ? Words.signedShare(metric.orThrow(), 1) : Words.NONE;
    }

    private static String deepest(ReportModel model) {
        List<DrawdownEpisode> worst = Drawdowns.worst(model.series(), 1);
        if (worst.isEmpty()) {
            return "never below a high";
        }
        return Words.date(worst.getFirst().peakDay()) + " → "
                + Words.date(worst.getFirst().valleyDay());
    }

    private static String sides(ReportModel model) {
        long longs =
                model.log().trades().stream().filter(trade -> trade.isLong()).count();
        return Words.count(longs) + " long, " + Words.count(model.log().trades().size() - longs) + " short";
    }

    private static String expectancy(ReportModel model) {
        Optional<Double> inRisk = model.value("expectancy_r");
        if (inRisk.isPresent()) {
            return "expectancy " + Words.signed(inRisk.get(), MetricUnit.RATIO) + Words.THIN + "R";
        }
        return model.value("expectancy")
                .map(money -> "expectancy " + Words.signed(money, MetricUnit.MONEY) + " a trade")
                .orElse("no closed trades");
    }

    private static String costs(ReportModel model) {
        if (model.attribution().costs().total() == 0) {
            return "no costs";
        }
        return model.value("cost_of_gross")
                .map(VerdictSection::ofGross)
                .orElseGet(() ->
                        "costs " + Words.number(model.attribution().costs().total(), MetricUnit.MONEY));
    }

    private static String ofGross(double share) {
        return share <= 1
                ? "costs " + Words.share(share, 1) + " of gross profit"
                : "costs ate the gross profit " + Words.decimal(share, share < 10 ? 1 : 0) + " times over";
    }

    private static void tile(Markup page, ReportModel model, String id, boolean toned, String remark) {
        Metric metric = model.metrics().get(id);
        String text = Words.NONE;
        String tone = "";
        if (metric.isShown()) {
            double value = metric.orThrow();
            boolean isGrowth = id.equals("total_return") || id.equals("cagr");
            text = metric.unit() != MetricUnit.PERCENT
                    ? Words.metric(metric)
                    : isGrowth ? Words.signedShare(value, 1) : Words.share(value, 1);
            tone = toned ? Words.tone(value) : "";
        }
        String quiet = metric.isPresent() && !metric.reliable() ? "too few days to annualise" : remark;
        page.raw("<div class=\"tile\"><dt>");
        MetricsSection.name(page, metric.definition());
        finish(page, text, tone, quiet);
    }

    private static void tile(Markup page, String name, String text, String tone, String remark) {
        page.raw("<div class=\"tile\"><dt>").text(name);
        finish(page, text, tone, remark);
    }

    private static void finish(Markup page, String text, String tone, String remark) {
        page.raw("</dt><dd")
                .raw(tone.isEmpty() ? ">" : " class=\"" + tone + "\">")
                .text(text)
                .raw("</dd>");
        page.raw("<dd class=\"q\">");
        for (String word : remark.split(" ", -1)) {
            // A date must not break at its hyphens.
            page.raw(word.contains("-") ? "<span class=\"n\">" : "")
                    .text(word)
                    .raw(word.contains("-") ? "</span> " : " ");
        }
        page.raw("</dd></div>\n");
    }
}
