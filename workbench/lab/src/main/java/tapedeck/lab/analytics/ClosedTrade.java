package tapedeck.lab.analytics;

import java.util.OptionalDouble;

/// One round trip, first in first out, as the trade metrics see it.
///
/// Times are epoch nanoseconds, money is account currency, `size` is units and positive. `pnl` is net
/// of `fees` (positive), `worth` what one unit is worth in account currency at a price of one (the
/// contract's multiplier times the exchange rate at the exit), `mae` the worst (zero or negative) and
/// `mfe` the best (zero or positive) unrealised profit while open, `bars` the bars held, `initialRisk`
/// the money that the first stop put at risk, if there was one.
public record ClosedTrade(
        int number,
        String symbol,
        String strategy,
        boolean isLong,
        long entryTime,
        long exitTime,
        double size,
        double entryPrice,
        double exitPrice,
        double pnl,
        double fees,
        double mae,
        double mfe,
        int bars,
        String entryTag,
        String exitTag,
        OptionalDouble initialRisk,
        double worth) {
    public ClosedTrade {
        double check = size + entryPrice + exitPrice + pnl + fees + mae + mfe + worth + initialRisk.orElse(0);
        if (!Double.isFinite(check)) {
            throw new IllegalArgumentException("trade " + number + " has a number that is not finite");
        }
        if (exitTime < entryTime) {
            throw new IllegalArgumentException("trade " + number + " ends before it begins");
        }
        if (mae > 0 || mfe < 0) {
            throw new IllegalArgumentException(
                    "trade " + number + " has MAE " + mae + " and MFE " + mfe + ": expected MAE <= 0 <= MFE");
        }
        if (initialRisk.isPresent() && initialRisk.getAsDouble() <= 0) {
            throw new IllegalArgumentException("trade " + number + " has an initial risk that is not positive");
        }
    }

    /// The same with all money times a rate.
    public ClosedTrade exchanged(double rate) {
        return new ClosedTrade(
                number,
                symbol,
                strategy,
                isLong,
                entryTime,
                exitTime,
                size,
                entryPrice,
                exitPrice,
                pnl * rate,
                fees * rate,
                mae * rate,
                mfe * rate,
                bars,
                entryTag,
                exitTag,
                initialRisk.isPresent() ? OptionalDouble.of(initialRisk.getAsDouble() * rate) : initialRisk,
                worth * rate);
    }

    public boolean isWin() {
        return pnl > 0;
    }

    public boolean isLoss() {
        return pnl < 0;
    }

    /// Nanoseconds held.
    public long duration() {
        return exitTime - entryTime;
    }

    /// Days held, with a fraction.
    public double durationDays() {
        return duration() / 86_400e9;
    }

    /// Profit as a fraction of what was paid at entry; zero for a trade at price zero.
    public double returnOnEntry() {
        return shareOfEntry(pnl);
    }

    /// Money of this trade as a fraction of what was paid at entry; zero for a trade at price zero.
    public double shareOfEntry(double money) {
        double paid = Math.abs(size * entryPrice * worth);
        return paid == 0 ? 0 : money / paid;
    }
}
