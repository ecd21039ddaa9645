package tapedeck.cli.frame;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers as people read them: a true minus, a thin space before the unit, commas between thousands.
public final class Figures {
    /// What stands where a number is not defined.
    public static final String NONE = "–";

    private static final char MINUS = '−';
    private static final String THIN = "\u2009";

    private Figures() {}

    /// `1,234.57`; an undefined number is a dash.
    public static String decimal(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? NONE : value > 0 ? "∞" : MINUS + "∞";
        }
        String text = BigDecimal.valueOf(value)
                .setScale(digits, RoundingMode.HALF_EVEN)
                .abs()
                .toPlainString();
        boolean isZero = text.chars().allMatch(c -> c == '0' || c == '.');
        return (value < 0 && !isZero ? Character.toString(MINUS) : "") + grouped(text);
    }

    /// `+12.3` or `−12.3`.
    public static String signed(double value, int digits) {
        String text = decimal(value, digits);
        return value > 0 && Double.isFinite(value) ? "+" + text : text;
    }

    /// A share as `12.3 %`.
    public static String percent(double share, int digits) {
        return Double.isNaN(share) ? NONE : decimal(share * 100, digits) + THIN + "%";
    }

    /// A share as `+12.3 %`.
    public static String signedPercent(double share, int digits) {
        return Double.isNaN(share) ? NONE : signed(share * 100, digits) + THIN + "%";
    }

    /// `2,627,118`.
    public static String count(long value) {
        return value < 0 ? MINUS + grouped(Long.toString(value).substring(1)) : grouped(Long.toString(value));
    }

    /// `2.63 M`: three figures and a unit, for amounts and rates.
    public static String brief(double value) {
        double magnitude = Math.abs(value);
        if (magnitude < 1_000) {
            return decimal(value, magnitude < 10 && value != Math.rint(value) ? 1 : 0);
        }
        if (magnitude < 999_500) {
            return threeFigures(value / 1e3) + THIN + "k";
        }
        return magnitude < 999_500_000
                ? threeFigures(value / 1e6) + THIN + "M"
                : threeFigures(value / 1e9) + THIN + "G";
    }

    public static String brief(long value) {
        return brief((double) value);
    }

    /// `268 kB`.
    public static String bytes(long size) {
        return brief(size) + (size < 1_000 ? THIN : "") + "B";
    }

    /// `58 ms`, `1.6 s`, `2 min 5 s`.
    public static String duration(long nanos) {
        if (nanos < 1_000_000) {
            return decimal(nanos / 1e3, 0) + THIN + "µs";
        }
        if (nanos < 1_000_000_000) {
            return decimal(nanos / 1e6, 0) + THIN + "ms";
        }
        if (nanos < 100_000_000_000L) {
            return decimal(nanos / 1e9, 1) + THIN + "s";
        }
        long seconds = nanos / 1_000_000_000;
        return seconds / 60 + THIN + "min " + seconds % 60 + THIN + "s";
    }

    private static String threeFigures(double value) {
        double magnitude = Math.abs(value);
        return decimal(value, magnitude < 9.995 ? 2 : magnitude < 99.95 ? 1 : 0);
    }

    private static String grouped(String digits) {
        int point = digits.indexOf('.');
        int end = point < 0 ? digits.length() : point;
        StringBuilder out = new StringBuilder(digits);
        for (int at = end - 3; at > 0; at -= 3) {
            out.insert(at, ',');
        }
        return out.toString();
    }
}
