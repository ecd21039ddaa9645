package tapedeck.lab.store;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tapedeck.model.ConfigException;
import tapedeck.model.Fixed;
import tapedeck.model.Interval;

/// When a bar is full: after a stretch of time, or after so many ticks, units or so much money.
public sealed interface BarRule {
    /// A stretch of the session.
    record Time(Interval interval) implements BarRule {}

    /// As many trades or quotes.
    record Ticks(long count) implements BarRule {}

    /// As many units traded, at 1e-8.
    record Volume(long size) implements BarRule {}

    /// As much money traded, at 1e-8 in the instrument's currency.
    record Money(long amount) implements BarRule {}

    /// Reads `5m`, `1d`, `100t`, `10000v`, `1000000d` (money; `1d` is a day).
    static BarRule parse(String text) {
        Matcher match = Text.RULE.matcher(text);
        if (!match.matches() || text.equals("1d")) {
            return new Time(Interval.parse(text));
        }
        try {
            long amount = Fixed.parse(match.group(1));
            boolean isWhole = amount % Fixed.ONE == 0;
            if (amount > 0 && (isWhole || !match.group(2).equals("t"))) {
                return switch (match.group(2)) {
                    case "t" -> new Ticks(amount / Fixed.ONE);
                    case "v" -> new Volume(amount);
                    default -> new Money(amount);
                };
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw bad(text);
        }
        throw bad(text);
    }

    private static ConfigException bad(String text) {
        return new ConfigException(
                "TD-C039", "--every", "'" + text + "' is no length of a bar", "5m, 1d, 100t, 10000v or 1000000d");
    }

    /// How rules are written.
    final class Text {
        private static final Pattern RULE = Pattern.compile("([0-9]{1,11}(?:\\.[0-9]{1,8})?)([tvd$])");

        private Text() {}
    }
}
