package tapedeck.lab.analytics;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers as decimal text, rounded as `String.format` does but at a fraction of its cost: a report prints thousands
/// before the JVM is warm.
///
/// Pure and thread-safe; the same in every locale.
public final class Decimals {
    private static final long[] POWERS = powers();
    private static final double EXACT = 1e15;

    private Decimals() {}

    private static long[] powers() {
        long[] powers = new long[13];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    /// The size of a number, without its sign, with so many decimals.
    ///
    /// @param digits    0 to 12
    /// @param isGrouped whether a comma stands between thousands
    public static StringBuilder append(StringBuilder out, double value, int digits, boolean isGrouped) {
        double size = Math.abs(value);
        if (!Double.isFinite(size)) {
            return out.append(size);
        }
        long known = unscaled(size, digits);
        if (known >= 0) {
            return append(out, known, digits, isGrouped);
        }
        // Too near to a tie, or too large, for the product to decide: the digits that print the number do.
        String text = BigDecimal.valueOf(size)
                .setScale(digits, RoundingMode.HALF_UP)
                .unscaledValue()
                .toString();
        return place(out, text, digits, isGrouped);
    }

    /// The same as a text of its own.
    public static String text(double value, int digits, boolean isGrouped) {
        return append(new StringBuilder(16), value, digits, isGrouped).toString();
    }

    /// The size of a number times a power of ten, rounded as the text would be; −1 where only [#append] can decide.
    ///
    /// @param digits 0 to 12
    public static long unscaled(double value, int digits) {
        double scaled = Math.abs(value) * POWERS[digits];
        double whole = Math.floor(scaled);
        double rest = scaled - whole;
        return isClear(scaled, rest) ? (long) whole + (rest > 0.5 ? 1 : 0) : -1;
    }

    /// A number with its sign and without needless zeros, at most `digits` decimals.
    public static StringBuilder appendTrimmed(StringBuilder out, double value, int digits) {
        long unscaled = unscaled(value, digits);
        if (unscaled >= 0) {
            int left = digits;
            while (left > 0 && unscaled % 10 == 0) {
                unscaled /= 10;
                left--;
            }
            return append(value < 0 && unscaled != 0 ? out.append('-') : out, unscaled, left, false);
        }
        StringBuilder text = append(new StringBuilder(24), value, digits, false);
        trim(text, 0);
        return (value < 0 && !isZero(text) ? out.append('-') : out).append(text);
    }

    /// Whether the product decides how to round: it is not near a tie, and small enough to be exact.
    private static boolean isClear(double scaled, double rest) {
        return scaled < EXACT && Math.abs(rest - 0.5) > 1e-9 + scaled * 1e-15;
    }

    /// Whether a text prints as zero.
    public static boolean isZero(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= '1' && c <= '9') || c == '∞' || c == 'N' || c == 'I') {
                return false;
            }
        }
        return true;
    }

    /// Takes zeros off the end of the decimals that begin somewhere after `from`.
    public static void trim(StringBuilder out, int from) {
        int end = out.length();
        if (out.indexOf(".", from) < 0) {
            return;
        }
        while (out.charAt(end - 1) == '0') {
            end--;
        }
        out.setLength(out.charAt(end - 1) == '.' ? end - 1 : end);
    }

    private static StringBuilder append(StringBuilder out, long unscaled, int digits, boolean isGrouped) {
        long whole = unscaled / POWERS[digits];
        if (isGrouped && whole >= 1_000) {
            group(out, whole);
        } else {
            out.append(whole);
        }
        if (digits > 0) {
            out.append('.');
            long decimals = unscaled % POWERS[digits];
            for (int i = digits - 1; i > 0 && decimals < POWERS[i]; i--) {
                out.append('0');
            }
            out.append(decimals);
        }
        return out;
    }

    private static void group(StringBuilder out, long whole) {
        if (whole < 1_000) {
            out.append(whole);
            return;
        }
        group(out, whole / 1_000);
        long last = whole % 1_000;
        out.append(last < 10 ? ",00" : last < 100 ? ",0" : ",").append(last);
    }

    private static StringBuilder place(StringBuilder out, String unscaled, int digits, boolean isGrouped) {
        String all = "0".repeat(Math.max(0, digits + 1 - unscaled.length())) + unscaled;
        int point = all.length() - digits;
        for (int i = 0; i < point; i++) {
            out.append(isGrouped && i > 0 && (point - i) % 3 == 0 ? "," : "").append(all.charAt(i));
        }
        return digits == 0 ? out : out.append('.').append(all, point, all.length());
    }
}
