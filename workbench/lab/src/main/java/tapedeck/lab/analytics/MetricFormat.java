package tapedeck.lab.analytics;

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
            case RATIO -> number(value, 2, false);
            case PERCENT -> number(value * 100, 2, false) + " %";
            case MONEY -> number(value, 2, true);
            case DAYS -> number(value, value == Math.rint(value) ? 0 : 1, true);
            case COUNT -> number(value, 0, true);
            case BASIS_POINTS -> number(value, 2, false) + " bp";
        };
    }

    /// As [#text(double, MetricUnit)] with a plus before what is more than zero as printed.
    public static String signed(double value, MetricUnit unit) {
        String text = text(value, unit);
        return Decimals.isZero(text) || text.startsWith("−") ? text : "+" + text;
    }

    private static String number(double value, int digits, boolean isGrouped) {
        String text = Decimals.text(value, digits, isGrouped);
        return value < 0 && !Decimals.isZero(text) ? "−" + text : text;
    }
}
