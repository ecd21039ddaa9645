package tapedeck.lab.analytics;

import java.util.Locale;

/// Prints a metric for people: two decimals, a true minus sign, `∞` for infinity and `–` for an absence.
///
/// Pure and thread-safe; the same in every locale.
public final class MetricFormat {
    private static final String ABSENT = "–";

    private MetricFormat() {}

    /// The number with its unit, except that money has no currency; `–` when absent.
    public static String text(Metric metric) {
        return metric.isPresent() ? text(metric.orThrow(), metric.unit()) : ABSENT;
    }

    /// A number of this unit, such as a difference of two metrics.
    public static String text(double value, MetricUnit unit) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        return switch (unit) {
            case RATIO -> number("%.2f", value);
            case PERCENT -> number("%.2f", value * 100) + " %";
            case MONEY -> number("%,.2f", value);
            case DAYS -> value == Math.rint(value) ? number("%,.0f", value) : number("%,.1f", value);
            case COUNT -> number("%,.0f", value);
            case BASIS_POINTS -> number("%.2f", value) + " bp";
        };
    }

    /// As [#text(double, MetricUnit)] with a plus before what is more than zero as printed.
    public static String signed(double value, MetricUnit unit) {
        String text = text(value, unit);
        boolean isZero = text.chars().noneMatch(c -> (c >= '1' && c <= '9') || c == '∞');
        return isZero || text.startsWith("−") ? text : "+" + text;
    }

    private static String number(String pattern, double value) {
        String text = String.format(Locale.ROOT, pattern, value);
        boolean isZero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        String digits = text.startsWith("-") ? text.substring(1) : text;
        return text.startsWith("-") && !isZero ? "−" + digits : digits;
    }
}
