package tapedeck.lab.report.page;

import tapedeck.lab.report.model.ReportModel;

/// Where a live session of the same strategy will stand beside its replay.
final class LiveSection implements Section {
    @Override
    public void write(Markup page, ReportModel model) {
        page.raw("<section id=\"live\">").heading("Live", "");
        page.raw(
                "<div class=\"panel\"><p class=\"note\">No live session belongs to this run. Once one does, this section sets its "
                        + "equity beside the replay's, its slippage beside the model's, and lists missed and extra fills.</p></div></section>\n");
    }
}
