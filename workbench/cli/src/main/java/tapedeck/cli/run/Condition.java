package tapedeck.cli.run;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tapedeck.cli.frame.Failure;
import tapedeck.lab.analytics.Metric;
import tapedeck.lab.analytics.MetricCatalog;
import tapedeck.lab.analytics.MetricDefinition;
import tapedeck.lab.analytics.Metrics;
import tapedeck.model.Suggestion;

/// A condition on a metric, such as `sharpe<0.5` or `max_dd < -30%`: what `--fail-if` takes.
record Condition(String text, String metric, String operator, double limit) {
    private static final Pattern TEXT =
            Pattern.compile("\\s*([A-Za-z0-9_]+)\\s*(<=|>=|<|>)\\s*(-?[0-9.]+)\\s*(%?)\\s*");

    static Condition of(String text) {
        Matcher match = TEXT.matcher(text);
        if (!match.matches()) {
            throw Failure.usage("TD-U034", "--fail-if '" + text + "' is no condition", "for example 'sharpe<0.5'");
        }
        String metric = match.group(1);
        var ids = MetricCatalog.all().stream().map(MetricDefinition::id).toList();
        if (!ids.contains(metric)) {
            throw Failure.usage(
                    "TD-U034", "--fail-if: there is no metric '" + metric + "'", Suggestion.hint(metric, ids));
        }
        double limit = Double.parseDouble(match.group(3)) / (match.group(4).isEmpty() ? 1 : 100);
        return new Condition(text.strip(), metric, match.group(2), limit);
    }

    /// Whether the run fails it; a metric that is not defined does.
    boolean isMet(Metrics metrics) {
        Metric found = metrics.find(metric).filter(Metric::isPresent).orElse(null);
        if (found == null) {
            return true;
        }
        double value = found.orThrow();
        return switch (operator) {
            case "<" -> value < limit;
            case "<=" -> value <= limit;
            case ">" -> value > limit;
            default -> value >= limit;
        };
    }
}
