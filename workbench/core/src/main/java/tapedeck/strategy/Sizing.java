package tapedeck.strategy;

import java.util.Locale;
import tapedeck.model.ConfigException;

/// How a rule strategy, which only says when, decides how much. Configuration, hashed into the run id.
///
/// @param kind   what `amount` means
/// @param amount share of equity, units, money, or share of equity risked to the stop
/// @param direction which sides it may take
/// @param maxEntries pyramiding: entries in one direction at most
/// @param isReverse whether an opposite signal turns the position at once instead of on the next bar
public record Sizing(Kind kind, double amount, Direction direction, int maxEntries, boolean isReverse) {
    /// All of the free margin, long only, one entry: the default of a rule strategy.
    public static final Sizing ALL_IN = new Sizing(Kind.EQUITY, 1.0, Direction.LONG, 1, false);

    /// What the amount of a [Sizing] means.
    public enum Kind {
        EQUITY,
        UNITS,
        NOTIONAL,
        RISK
    }

    /// Which sides a rule strategy may take.
    public enum Direction {
        LONG,
        SHORT,
        BOTH
    }

    public Sizing {
        boolean isShare = kind == Kind.EQUITY || kind == Kind.RISK;
        if (!(amount > 0) || (isShare && amount > 1)) {
            throw new ConfigException(
                    "TD-C030",
                    "sizing",
                    amount + " is not an amount for " + kind.name().toLowerCase(Locale.ROOT),
                    isShare ? "above 0, at most 1" : "above 0");
        }
        if (maxEntries < 1) {
            throw new ConfigException("TD-C030", "sizing.maxEntries", maxEntries + " entries", "at least 1");
        }
    }

    /// Stable text for manifests.
    public String canonical() {
        return kind + ":" + amount + ":" + direction + ":" + maxEntries + ":" + isReverse;
    }
}
