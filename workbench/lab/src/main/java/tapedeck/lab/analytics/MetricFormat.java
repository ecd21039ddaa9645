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
            case RATIO -> number(value, 2, true);
            case PERCENT -> number(value * 100, 2, true) + " %";
            case MONEY -> number(value, 2, true);
            case DAYS -> duration(value);
            case COUNT -> number(value, 0, true);
            case BASIS_POINTS -> number(value, 2, false) + " bp";
        };
    }

    /// As [#text(double, MetricUnit)] with a plus before what is more than zero as printed.
    public static String signed(double value, MetricUnit unit) {
        String text = text(value, unit);
        return Decimals.isZero(text) || text.startsWith("−") ? text : "+" + text;
    }

    /// In the unit that fits: most trades of minute bars are over within the hour.
    private static String duration(double days) {
        double size = Math.abs(days);
        if (size == 0 || size >= 1) {
            return number(days, size >= 100 || days == Math.rint(days) ? 0 : 1, true) + " d";
        }
        double hours = days * 24;
        if (size >= 1.0 / 24) {
            return number(hours, 1, false) + " h";
        }
        double minutes = hours * 60;
        return size >= 1.0 / 1_440
                ? number(minutes, Math.abs(minutes) < 10 ? 1 : 0, false) + " min"
                : number(minutes * 60, 1, false) + " s";
    }

    private static String number(double value, int digits, boolean isGrouped) {
        String text = Decimals.text(value, digits, isGrouped);
        return value < 0 && !Decimals.isZero(text) ? "−" + text : text;
    }
}
