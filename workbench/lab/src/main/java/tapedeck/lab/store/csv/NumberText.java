package tapedeck.lab.store.csv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tapedeck.model.Fixed;

/// Reads one number exactly, or says why not: the plain way, which the mapped parser's fast way must agree with.
final class NumberText {
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,2})?");
    private static final Pattern COMMA = Pattern.compile("[+-]?[0-9]+,[0-9]+");
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?[0-9]{1,3}([,.' ][0-9]{3})+([.,][0-9]+)?");
    private static final Pattern COMMA_NUMBER = Pattern.compile("[+-]?[0-9]+(,[0-9]+)?");
    private static final Set<String> NO_VALUE = Set.of("nan", "null", "none", "n/a", "na", "-");
    private static final int LONGEST = 60;

    private final boolean isDecimalComma;
    private final boolean rounds;
    private long rounded;

    NumberText(CsvOptions options) {
        this.isDecimalComma = options.isDecimalComma();
        this.rounds = options.rounds();
    }

    /// How many prices were rounded to eight decimals because the user allowed it.
    long rounded() {
        return rounded;
    }

    /// A price at 1e-8.
    long price(String text) throws BadField {
        long plain = plainPrice(text);
        return plain >= 0 ? plain : unusualPrice(text);
    }

    /// Digits with at most one point, at most nine before and eight behind it; −1 for anything else.
    private long plainPrice(String text) {
        long value = 0;
        int length = text.length();
        int point = -1;
        for (int i = 0; i < length && length <= 18; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                value = value * 10 + (c - '0');
            } else if (c == '.' && point < 0 && i > 0 && !isDecimalComma) {
                point = i;
            } else {
                return -1;
            }
        }
        int places = point < 0 ? 0 : length - point - 1;
        boolean fits = length > 0 && length <= 18 && places <= Fixed.DIGITS && (point < 0 ? length : point) <= 9;
        return fits ? value * Fixed.powerOfTen(Fixed.DIGITS - places) : -1;
    }

    private long unusualPrice(String text) throws BadField {
        BigDecimal value = decimal(text);
        if (value.stripTrailingZeros().scale() > Fixed.DIGITS) {
            if (!rounds) {
                throw new BadField("at most eight decimals", "say --round to round to eight decimals");
            }
            rounded++;
            value = value.setScale(Fixed.DIGITS, RoundingMode.HALF_EVEN);
        }
        try {
            return value.setScale(Fixed.DIGITS, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact();
        } catch (ArithmeticException overflow) {
            throw new BadField("a price below 92 billion", "");
        }
    }

    /// A whole number of at most 18 digits; −1 for anything else.
    static long count(String text) {
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9' || i == 18) {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return text.isEmpty() ? -1 : value;
    }

    /// A volume with as many decimals as it needs.
    BigDecimal volume(String text) throws BadField {
        if (isPlainVolume(text)) {
            return plainVolume(text);
        }
        BigDecimal value = decimal(text).stripTrailingZeros();
        if (value.scale() < 0) {
            value = value.setScale(0, RoundingMode.UNNECESSARY);
        }
        if (value.scale() > 18 || value.unscaledValue().bitLength() > 62) {
            throw new BadField("a volume of at most 18 digits", "");
        }
        return value;
    }

    /// Digits, and a point between digits where it is none that a comma should be.
    private boolean isPlainVolume(String text) {
        int length = text.length();
        int point = -1;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0 && i > 0 && !isDecimalComma) {
                point = i;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return length > 0 && length <= 18;
    }

    private static BigDecimal plainVolume(String text) {
        long digits = 0;
        int places = 0;
        boolean isBehindPoint = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            isBehindPoint |= c == '.';
            if (c != '.') {
                digits = digits * 10 + (c - '0');
                places += isBehindPoint ? 1 : 0;
            }
        }
        while (places > 0 && digits % 10 == 0) {
            digits /= 10;
            places--;
        }
        return BigDecimal.valueOf(digits, places);
    }

    private BigDecimal decimal(String given) throws BadField {
        String text = given.strip();
        if (text.isEmpty()) {
            throw new BadField("a number, not an empty cell", "remove the row, or fill the cell from the source");
        }
        if (isDecimalComma) {
            if (!COMMA_NUMBER.matcher(text).matches()) {
                throw new BadField("a number with a decimal comma", "--decimal-comma was said; is it right?");
            }
            text = text.replace(',', '.');
        }
        if (text.length() > LONGEST || !NUMBER.matcher(text).matches()) {
            throw refused(text);
        }
        return new BigDecimal(text);
    }

    private static BadField refused(String text) {
        if (THOUSANDS.matcher(text).matches()) {
            return new BadField("a number without thousands separators", "write 1234.5, not 1,234.5");
        }
        if (COMMA.matcher(text).matches()) {
            return new BadField("a number with a decimal point", "say --decimal-comma if the file writes 1234,5");
        }
        boolean isNoValue = NO_VALUE.contains(text.toLowerCase(Locale.ROOT));
        return new BadField(
                "a decimal number", isNoValue ? "the source has no value here: remove the row, or fill the cell" : "");
    }
}
