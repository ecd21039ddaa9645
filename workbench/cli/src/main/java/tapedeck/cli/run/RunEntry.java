package tapedeck.cli.run;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tapedeck.cli.frame.JsonObject;

/// A line of `reports/index.ndjson` about one run: what `runs ls` shows without opening the run.
///
/// @param run    the folder's name
/// @param time   when it was made, ISO
/// @param figures headline numbers; NaN where a number is not defined
/// @param tags   names that a person gave it
record RunEntry(
        String run,
        String time,
        String strategy,
        String symbols,
        String bars,
        String range,
        Figures figures,
        List<String> tags) {

    /// @param totalReturn as a share
    /// @param trades      closed round trips
    record Figures(double totalReturn, double sharpe, long trades) {
        static final Figures NONE = new Figures(Double.NaN, Double.NaN, 0);
    }

    JsonObject json() {
        return new JsonObject()
                .put("event", "run")
                .put("run", run)
                .put("time", time)
                .put("strategy", strategy)
                .put("symbols", symbols)
                .put("bars", bars)
                .put("range", range)
                .put("totalReturn", figures.totalReturn())
                .put("sharpe", figures.sharpe())
                .put("trades", figures.trades());
    }

    RunEntry tagged(List<String> names) {
        return new RunEntry(run, time, strategy, symbols, bars, range, figures, List.copyOf(names));
    }

    static RunEntry of(Map<String, @Nullable Object> line) {
        return new RunEntry(
                text(line, "run"),
                text(line, "time"),
                text(line, "strategy"),
                text(line, "symbols"),
                text(line, "bars"),
                text(line, "range"),
                new Figures(number(line, "totalReturn"), number(line, "sharpe"), (long) number(line, "trades")),
                List.of());
    }

    static String text(Map<String, @Nullable Object> line, String name) {
        return line.get(name) instanceof String text ? text : "";
    }

    private static double number(Map<String, @Nullable Object> line, String name) {
        return line.get(name) instanceof Double number ? number : Double.NaN;
    }
}
