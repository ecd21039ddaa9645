package tapedeck.cli.replay;

import java.util.List;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.JsonArray;
import tapedeck.cli.frame.JsonObject;
import tapedeck.engine.Divergence;
import tapedeck.engine.LogText;

/// The first differing entry of two logs as JSON: both sides and what led to it.
final class Differing {
    private Differing() {}

    /// For people: both sides, the entries before, the bars before.
    static void print(Console console, List<String> lines, List<String> bars) {
        lines.forEach(console::line);
        if (!bars.isEmpty()) {
            console.line("the market");
            bars.forEach(bar -> console.line("  " + bar));
        }
    }

    /// @param bars what the market did before it
    static JsonObject json(Divergence found, LogText first, LogText second, List<String> bars) {
        return new JsonObject()
                .put("record", found.index())
                .put("expected", found.first().map(first::of).orElse("nothing more"))
                .put("actual", found.second().map(second::of).orElse("nothing more"))
                .put(
                        "before",
                        JsonArray.of(found.before().stream().map(first::of).toList()))
                .put("bars", JsonArray.of(bars));
    }
}
