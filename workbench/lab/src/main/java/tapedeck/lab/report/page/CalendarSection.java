package tapedeck.lab.report.page;

import java.util.List;
import java.util.OptionalDouble;
import tapedeck.lab.analytics.CalendarReturns;
import tapedeck.lab.report.model.ReportModel;

/// Returns by month as a heat map, by year beside the benchmark, and the best and worst of them.
final class CalendarSection implements Section {
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    @Override
    public void write(Markup page, ReportModel model) {
        if (model.series().isEmpty()) {
            return;
        }
        page.raw("<section class=\"two\" id=\"calendar\"><div>").heading("Monthly returns", "per cent, compounded");
        page.raw("<div class=\"panel scroll\">");
        months(model).write(page);
        page.raw("</div><div class=\"panel scroll\"><h3>Best and worst</h3>");
        YearsPanel.extremes(model.series()).write(page);
        List<CalendarReturns.YearRow> rows = YearsPanel.rows(model);
        page.raw("</div></div>\n<div>")
                .heading("Years", model.benchmark().isPresent() ? "bars: benchmark grey, strategy blue" : "");
        page.raw("<div class=\"panel\">");
        YearsPanel.bars(rows).write(page, 150);
        page.raw("</div><div class=\"panel scroll\">");
        years(model, rows).write(page);
        page.raw("</div></div></section>\n");
    }

    private static Table months(ReportModel model) {
        List<CalendarReturns.MonthRow> rows = CalendarReturns.months(model.series());
        double largest = rows.stream()
                .flatMap(row -> row.months().stream())
                .filter(OptionalDouble::isPresent)
                .mapToDouble(value -> Math.abs(value.getAsDouble()))
                .max()
                .orElse(1);
        Table table = new Table("cal", headings());
        for (CalendarReturns.MonthRow row : rows) {
            Table.Row cells = table.row().head(Integer.toString(row.year()));
            for (OptionalDouble value : row.months()) {
                if (value.isPresent()) {
                    cells.styled(percent(value.getAsDouble()), heat(value.getAsDouble(), largest));
                } else {
                    cells.cell("");
                }
            }
            cells.cell(signed(row.total())).end();
        }
        return table;
    }

    private static String[] headings() {
        String[] headings = new String[14];
        headings[0] = "";
        for (int i = 0; i < 12; i++) {
            headings[i + 1] = MONTHS.get(i).substring(0, 1);
        }
        headings[13] = "Year";
        return headings;
    }

    private static String percent(double value) {
        return Words.decimal(value * 100, 1);
    }

    private static String signed(double value) {
        String text = percent(value);
        return value > 0 && !text.equals("0.0") ? "+" + text : text;
    }

    private static String heat(double value, double largest) {
        // At most half of the colour: the text on it stays readable in both themes.
        long strength = largest == 0 ? 0 : Math.round(45 * Math.sqrt(Math.abs(value) / largest));
        return "style=\"--tone:var(--" + (value < 0 ? "neg" : "pos") + ");--a:" + strength + "%\"";
    }

    private static Table years(ReportModel model, List<CalendarReturns.YearRow> rows) {
        boolean hasBenchmark = model.benchmark().isPresent();
        Table table = hasBenchmark
                ? new Table("", "Year", model.benchmark().orElseThrow().name(), "Strategy", "Difference", "Won")
                : new Table("", "Year", "Strategy");
        for (CalendarReturns.YearRow row : rows) {
            Table.Row cells = table.row().head(Integer.toString(row.year()));
            row.benchmark().ifPresent(value -> cells.cell(Words.signedShare(value, 1)));
            cells.cell(Words.signedShare(row.strategy(), 1), Words.tone(row.strategy()));
            row.difference()
                    .ifPresent(value -> cells.cell(signed(value) + Words.THIN + "pp", Words.tone(value))
                            .cell(row.won() ? "yes" : "no", row.won() ? "" : "dim"));
            cells.end();
        }
        return table;
    }
}
