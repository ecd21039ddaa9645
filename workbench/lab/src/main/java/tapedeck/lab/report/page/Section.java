package tapedeck.lab.report.page;

import tapedeck.lab.report.model.ReportModel;

/// One part of the page.
@FunctionalInterface
interface Section {
    void write(Markup page, ReportModel model);
}
