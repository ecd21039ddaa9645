package tapedeck.ta4j;

import tapedeck.model.ConfigException;

/// What rests at the venue while a position is open, in per cent of the entry's average price; 0 is none.
///
/// The same levels as ta4j's `StopLossRule` and `StopGainRule`, but as orders: they act inside a bar, at the venue.
///
/// @param lossPercent leaves at a loss of this much
/// @param gainPercent leaves at a profit of this much; the two cancel each other
public record Protection(double lossPercent, double gainPercent) {
    public static final Protection NONE = new Protection(0, 0);

    public Protection {
        if (!(lossPercent >= 0 && lossPercent < 100 && gainPercent >= 0 && gainPercent < 1e6)) {
            throw new ConfigException(
                    "TD-S030",
                    "protection",
                    "a stop at " + lossPercent + " % and a target at " + gainPercent + " %",
                    "a loss from 0 to below 100, a gain from 0");
        }
    }

    public static Protection stopLoss(double percent) {
        return new Protection(percent, 0);
    }

    public Protection takeProfit(double percent) {
        return new Protection(lossPercent, percent);
    }

    public boolean hasStop() {
        return lossPercent > 0;
    }

    public boolean hasTarget() {
        return gainPercent > 0;
    }

    /// Price units from `price` to the stop; NaN without one.
    double stopDistance(double price) {
        return hasStop() ? price * lossPercent / 100 : Double.NaN;
    }

    /// Where the stop rests for a position of `direction` (1 long, −1 short).
    double stopPrice(double entry, int direction) {
        return entry * (100 - direction * lossPercent) / 100;
    }

    double targetPrice(double entry, int direction) {
        return entry * (100 + direction * gainPercent) / 100;
    }
}
