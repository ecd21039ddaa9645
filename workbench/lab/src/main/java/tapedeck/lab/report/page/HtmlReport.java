package tapedeck.lab.report.page;

import java.util.List;
import java.util.Objects;
import tapedeck.lab.report.model.JsonText;
import tapedeck.lab.report.model.ReportModel;

/// Writes a report as one file that needs nothing else and can reach nothing else.
///
/// Pure: the same model gives the same bytes.
public final class HtmlReport {
    private static final Assets ASSETS = new Assets("report.js");

    private final ReportModel model;
    private final RunTexts texts;

    private HtmlReport(ReportModel model, RunTexts texts) {
        this.model = model;
        this.texts = texts;
    }

    /// How much of a run a page carries; the next one is tried when the page is too large.
    private record Budget(int trades, int bars, int buckets, String left) {
        private static final List<Budget> STEPS = List.of(
                new Budget(2_000, 7_000, Thinning.BUCKETS, ""),
                new Budget(2_000, 3_000, Thinning.BUCKETS, "fewer price bars than usual"),
                new Budget(2_000, 0, 1_000, "no price bars, thinned curves"),
                new Budget(500, 0, 500, "no price bars, thinned curves, the 500 largest trades"),
                new Budget(100, 0, 150, "no price bars, coarse curves, the 100 largest trades"));
    }

    /// Reads style and scripts, once in a process: they are the same in every page.
    public static void prepare() {
        Assets _ = ASSETS;
    }

    /// The page in UTF-8, at most `maxBytes` long where leaving things out can achieve it; it says what was left out.
    public static byte[] write(ReportModel model, RunTexts texts, long maxBytes) {
        byte[] page = again(model, texts, 0);
        for (int step = 1; step < Budget.STEPS.size() && page.length > maxBytes; step++) {
            page = again(model, texts, step);
        }
        return page;
    }

    /// The page as it was written when the first `step` attempts were too large: it names its step.
    public static byte[] again(ReportModel model, RunTexts texts, int step) {
        return new HtmlReport(model, texts).page(Budget.STEPS.get(Objects.checkIndex(step, Budget.STEPS.size())));
    }

    private byte[] page(Budget budget) {
        TradeRows rows = TradeRows.largest(model, budget.trades());
        List<Section> sections = List.of(
                new VerdictSection(),
                new EquitySection(),
                new MetricsSection(),
                new CalendarSection(),
                new RollingSection(),
                new DrawdownSection(),
                new DistributionSection(),
                new TradesSection(rows),
                new CostsSection(),
                new RobustnessSection(),
                new ReproduceSection(texts),
                new LiveSection());
        Markup page = new Markup();
        String title = VerdictSection.title(model) + " — Tapedeck";
        ASSETS.head(page, title);
        page.raw("<main>\n");
        sections.forEach(section -> section.write(page, model));
        page.raw("<footer>").text(footer(budget)).raw("</footer></main>\n");
        JsonText json = JsonText.ascii().object().put("currency", model.facts().currency());
        model.options().write(json);
        json.put("step", Budget.STEPS.indexOf(budget));
        json.put("daily", model.facts().interval().isDaily());
        new PageData(model, budget.buckets()).write(json);
        rows.write(json);
        new PricePanel(model, budget.bars()).write(json);
        return ASSETS.page(page, json.endObject());
    }

    private static String footer(Budget budget) {
        String note =
                "Made by Tapedeck. Every figure follows from the run's event log: tapedeck verify-report derives them again.";
        return budget.left().isEmpty() ? note : note + " To keep the file small it holds " + budget.left() + ".";
    }
}
