package tapedeck.lab.report.page;

import java.util.Map;
import tapedeck.lab.report.model.ReportModel;
import tapedeck.lab.report.model.RunFacts;

/// Everything that is needed to get the same numbers again: command, configuration, data, sources, versions.
final class ReproduceSection implements Section {
    private final RunTexts texts;

    ReproduceSection(RunTexts texts) {
        this.texts = texts;
    }

    @Override
    public void write(Markup page, ReportModel model) {
        RunFacts facts = model.facts();
        page.raw("<section id=\"reproduce\" class=\"long page\">")
                .heading("Reproduce", "the same inputs give the same run id and the same result");
        page.raw("<div class=\"panel\">");
        String command = facts.get("made.command");
        if (!command.isEmpty()) {
            page.raw("<pre class=\"cmd\">").text(command).raw("</pre>");
        }
        page.raw("<pre class=\"cmd\">")
                .text("tapedeck verify " + facts.shortId())
                .raw("</pre></div>\n");
        page.raw("<div class=\"panel\"><dl class=\"facts\">");
        fact(page, "Run", facts.runId());
        fact(page, "Result", facts.get("result.digest"));
        fact(page, "Data", facts.dataRoot());
        fact(page, "Engine", facts.get("id.engine.hash"));
        for (RunFacts.Strategy strategy : facts.strategies()) {
            fact(page, "Strategy " + strategy.name(), strategy.hash());
        }
        fact(page, "Seed", facts.get("id.seed"));
        fact(page, "Java", facts.get("made.java"));
        fact(page, "System", facts.get("made.os"));
        fact(
                page,
                "Orders",
                Words.count(model.log().orders()) + ", "
                        + Words.counted(model.log().fills(), "fill") + ", "
                        + Words.count(model.log().refusedCount()) + " refused");
        page.raw("</dl></div>\n<div class=\"panel\"><h3>Assumptions</h3>");
        page.raw("<ul>");
        Assumptions.all(facts).forEach(line -> page.element("li", line));
        page.raw("</ul></div>\n<div class=\"panel\">");
        manifest(page, facts);
        for (Map.Entry<String, String> file : texts.files().entrySet()) {
            page.raw("<details><summary>")
                    .text(file.getKey())
                    .raw("</summary><pre data-code>")
                    .text(file.getValue())
                    .raw("</pre></details>\n");
        }
        page.raw("</div></section>\n");
    }

    private static void fact(Markup page, String name, String value) {
        if (!value.isEmpty()) {
            page.element("dt", name).raw("<dd><code>").text(value).raw("</code></dd>");
        }
    }

    private static void manifest(Markup page, RunFacts facts) {
        page.raw("<details><summary>manifest.txt</summary><pre>");
        // The time of day is not part of what a run is: the page must not change with it.
        facts.manifest().entrySet().stream()
                .filter(line -> !line.getKey().equals("made.time"))
                .forEach(line -> page.text(line.getKey() + " = " + line.getValue() + "\n"));
        page.raw("</pre></details>\n");
    }
}
