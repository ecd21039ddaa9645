package tapedeck.lab.report.page;

import java.util.List;
import tapedeck.lab.analytics.DrawdownEpisode;
import tapedeck.lab.analytics.Drawdowns;
import tapedeck.lab.report.model.ReportModel;

/// The ten deepest stays below a high-water mark.
final class DrawdownSection implements Section {
    @Override
    public void write(Markup page, ReportModel model) {
        List<DrawdownEpisode> worst = Drawdowns.worst(model.series(), 10);
        page.raw("<section id=\"drawdowns\">")
                .heading("Worst drawdowns", worst.isEmpty() ? "" : "below a high of the daily closes");
        page.raw("<div class=\"panel scroll\">");
        if (worst.isEmpty()) {
            page.element("p", "note", "The account never closed below a high.");
        } else {
            table(worst).write(page);
            page.raw("<p class=\"note live\">A row shows its stretch of the chart above.</p>");
        }
        page.raw("</div></section>\n");
    }

    private static Table table(List<DrawdownEpisode> worst) {
        Table table = new Table(
                "rows",
                "Peak",
                "First under water",
                "Valley",
                "Recovered",
                "Depth",
                "Money",
                "Days to valley",
                "Days to recovery",
                "Days");
        for (DrawdownEpisode episode : worst) {
            long end = episode.recoveryDay().orElse(episode.lastSeenDay());
            table.row()
                    .with("tabindex=\"0\" data-from=\"" + episode.peakDay() + "\" data-to=\"" + end + "\"")
                    .head(Words.date(episode.peakDay()))
                    .cell(Words.date(episode.firstUnderwaterDay()))
                    .cell(Words.date(episode.valleyDay()))
                    .cell(episode.isOpen() ? "open" : Words.date(end))
                    .cell(Words.share(episode.depth(), 1), "neg")
                    .cell(Words.decimal(episode.depthMoney(), 0))
                    .cell(Words.count(episode.daysToValley()))
                    .cell(
                            episode.isOpen()
                                    ? Words.NONE
                                    : Words.count(episode.daysToRecovery().getAsLong()))
                    .cell(Words.count(episode.totalDays()))
                    .end();
        }
        return table;
    }
}
