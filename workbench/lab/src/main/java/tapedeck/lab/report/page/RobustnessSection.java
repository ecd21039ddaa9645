package tapedeck.lab.report.page;

import java.util.Optional;
import java.util.function.DoubleFunction;
import tapedeck.lab.analytics.Band;
import tapedeck.lab.analytics.Bootstrap;
import tapedeck.lab.analytics.MetricUnit;
import tapedeck.lab.analytics.TradeOrder;
import tapedeck.lab.report.model.ReportModel;

/// How far the result could be luck: bands of resampled days, and of the same trades in another order.
final class RobustnessSection implements Section {
    @Override
    public void write(Markup page, ReportModel model) {
        page.raw("<section id=\"robustness\">").heading("Robustness", "how far it could be luck");
        Optional<Bootstrap.Bands> found = model.bands();
        if (found.isEmpty()) {
            page.raw("<div class=\"panel\"><p class=\"note\">Too few days to draw samples from.</p></div></section>\n");
            return;
        }
        Bootstrap.Bands bands = found.get();
        page.raw("<div class=\"panel scroll\">");
        Table table = new Table("", "", "This run", "Low", "Median", "High");
        double growth = model.series().growthAt(model.series().size() - 1);
        row(table, "Growth of 1", growth, bands.terminal(), value -> Words.decimal(value, 2));
        row(table, "CAGR", model.value("cagr").orElse(Double.NaN), bands.cagr(), RobustnessSection::percent);
        row(
                table,
                "Sharpe",
                model.value("sharpe").orElse(Double.NaN),
                bands.sharpe(),
                value -> Words.number(value, MetricUnit.RATIO));
        row(
                table,
                "Max drawdown",
                model.value("max_dd").orElse(Double.NaN),
                bands.maxDrawdown(),
                RobustnessSection::percent);
        model.tradeOrder()
                .ifPresent(order -> row(
                        table,
                        "Max drawdown, trades in another order",
                        order.actual(),
                        Optional.of(order.band()),
                        RobustnessSection::percent));
        table.write(page);
        page.raw("<p class=\"note\">")
                .text(explanation(bands, model.tradeOrder()))
                .raw("</p></div>\n");
        page.raw(
                "<div class=\"panel\"><p class=\"note\">This run is not part of a sweep or a walk-forward: there is no "
                        + "other choice of parameters to compare it with.</p></div></section>\n");
    }

    private static String percent(double value) {
        return Double.isNaN(value) ? Words.NONE : Words.share(value, 1);
    }

    private static void row(Table table, String name, double actual, Optional<Band> band, DoubleFunction<String> text) {
        Table.Row row = table.row().head(name).cell(Double.isNaN(actual) ? Words.NONE : text.apply(actual));
        if (band.isPresent()) {
            row.cell(text.apply(band.get().low()))
                    .cell(text.apply(band.get().median()))
                    .cell(text.apply(band.get().high()));
        } else {
            row.cell(Words.NONE).cell(Words.NONE).cell(Words.NONE);
        }
        row.end();
    }

    private static String explanation(Bootstrap.Bands bands, Optional<TradeOrder.Result> order) {
        String text = Words.count(bands.resampling().samples()) + " samples of the daily returns, drawn in blocks of "
                + bands.meanBlock() + " days on average; "
                + Words.share(bands.resampling().confidence(), 0)
                + " of them lie between low and high, and " + Words.share(bands.lossShare(), 1)
                + " ended below the start.";
        return text
                + order.map(result -> " " + Words.share(result.deeperShare(), 1)
                                + " of the random orders of the trades had a deeper drawdown.")
                        .orElse("");
    }
}
