package tapedeck.lab.report.page;

import java.util.ArrayList;
import java.util.List;
import tapedeck.lab.report.model.JsonText;

/// Collects the small charts of a page, so its script can draw each anew for the width it finds.
///
/// Built by one thread.
final class Figures {
    private static final int WIDTH = 520;

    private final List<String> charts = new ArrayList<>();

    /// Writes the static form, in a frame that the script takes over.
    void write(Markup page, Figure figure, int height) {
        page.raw("<div class=\"plot fig\" data-fig=\"" + charts.size() + "\">")
                .raw(figure.svg(WIDTH, height))
                .raw("</div>");
        charts.add(figure.json(height));
    }

    void write(JsonText json) {
        json.array("figures");
        charts.forEach(json::raw);
        json.endArray();
    }
}
