package tapedeck.lab.report.page;

import java.time.LocalDate;
import tapedeck.lab.analytics.Decimals;
import tapedeck.lab.analytics.Metric;
import tapedeck.lab.analytics.MetricFormat;
import tapedeck.lab.analytics.MetricUnit;
import tapedeck.model.Times;

/// Numbers and dates as the page prints them: true minus, thin space before a unit, the same in every locale.
final class Words {
    static final String THIN = "\u2009";
    static final String NONE = "–";

    private Words() {}

    static String metric(Metric metric) {
        return metric.isShown() ? spaced(MetricFormat.text(metric)) : NONE;
    }

    static String number(double value, MetricUnit unit) {
        return Double.isNaN(value) ? NONE : spaced(MetricFormat.text(value, unit));
    }

    static String signed(double value, MetricUnit unit) {
        return Double.isNaN(value) ? NONE : spaced(MetricFormat.signed(value, unit));
    }

    /// A share with so many decimals, its sign always shown.
    static String signedShare(double value, int digits) {
        String text = decimal(value * 100, digits);
        return (value > 0 && !Decimals.isZero(text) ? "+" : "") + text + THIN + "%";
    }

    /// A share with so many decimals.
    static String share(double value, int digits) {
        return decimal(value * 100, digits) + THIN + "%";
    }

    static String decimal(double value, int digits) {
        String text = Decimals.text(value, digits, true);
        return value < 0 && !Decimals.isZero(text) ? "−" + text : text;
    }

    static String count(long value) {
        return number((double) value, MetricUnit.COUNT);
    }

    static String counted(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    static String date(long epochDay) {
        return LocalDate.ofEpochDay(epochDay).toString();
    }

    static String time(long time) {
        return Times.brief(time);
    }

    /// `pos` for gains, `neg` for losses, nothing for what prints as zero.
    static String tone(double value) {
        return value > 0 ? "pos" : value < 0 ? "neg" : "";
    }

    static String bytes(long size) {
        return size < 1_000
                ? size + THIN + "B"
                : size < 1_000_000 ? decimal(size / 1e3, 0) + THIN + "kB" : decimal(size / 1e6, 2) + THIN + "MB";
    }

    private static String spaced(String text) {
        return text.replace(" ", THIN);
    }
}
