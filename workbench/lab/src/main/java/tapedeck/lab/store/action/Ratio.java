package tapedeck.lab.store.action;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A split's ratio as people write it: `4:1`, `4/1`, `4 for 1`, `4`, `0.25`.
record Ratio(long newUnits, long oldUnits) {
    private static final Pattern PAIR = Pattern.compile("([0-9.]{1,12})\\s*(?::|/|-?\\s*for\\s*-?)\\s*([0-9.]{1,12})");
    private static final Pattern ONE = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?|\\.[0-9]{1,9}");
    private static final BigInteger LARGEST = BigInteger.valueOf(1_000_000_000_000L);

    /// The ratio in lowest terms; null where the text is none.
    static @Nullable Ratio parse(String text) {
        Matcher pair = PAIR.matcher(text);
        String top = pair.matches() ? pair.group(1) : text;
        String bottom = pair.matches() ? pair.group(2) : "1";
        if (!ONE.matcher(top).matches() || !ONE.matcher(bottom).matches()) {
            return null;
        }
        BigInteger a = new BigDecimal(top).scaleByPowerOfTen(9).toBigInteger();
        BigInteger b = new BigDecimal(bottom).scaleByPowerOfTen(9).toBigInteger();
        if (a.signum() == 0 || b.signum() == 0) {
            return null;
        }
        BigInteger common = a.gcd(b);
        a = a.divide(common);
        b = b.divide(common);
        return a.compareTo(LARGEST) > 0 || b.compareTo(LARGEST) > 0 ? null : new Ratio(a.longValue(), b.longValue());
    }

    boolean isOne() {
        return newUnits == oldUnits;
    }
}
