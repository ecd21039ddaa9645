package tapedeck.lab.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the maximum drawdown would have been had the same trades come in another order.
///
/// Trades are permuted as returns on the equity they met, never as amounts of money: amounts earned on a grown account
/// would ruin the small one. Pure: the same seed gives the same bits.
public final class TradeOrder {
    private TradeOrder() {}

    /// The maximum drawdown in the real order, its band over random orders, and the share of orders that were deeper.
    ///
    /// @param orders that were tried
    public record Result(double actual, Band band, double deeperShare, int orders) {}

    /// Each trade's profit as a fraction of the equity before its exit, starting from `startCapital`;
    /// ends where nothing is left.
    public static double[] returnsOnEquity(List<ClosedTrade> trades, double startCapital) {
        List<Double> returns = new ArrayList<>();
        Sum equity = new Sum().add(startCapital);
        for (ClosedTrade trade : trades) {
            if (equity.value() <= 0) {
                break;
            }
            returns.add(trade.pnl() / equity.value());
            equity.add(trade.pnl());
        }
        return returns.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// Empty for fewer than 2 trades.
    public static Optional<Result> maxDrawdown(double[] returnsOnEquity, Resampling resampling) {
        if (returnsOnEquity.length < 2) {
            return Optional.empty();
        }
        double actual = Drawdowns.deepest(returnsOnEquity);
        double[] depths = new double[resampling.samples()];
        double[] shuffled = returnsOnEquity.clone();
        Chance chance = new Chance(resampling.seed());
        int deeper = 0;
        for (int i = 0; i < depths.length; i++) {
            shuffle(shuffled, chance);
            depths[i] = Drawdowns.deepest(shuffled);
            // Another order multiplies in another order: the last bits are no difference.
            deeper += depths[i] < actual - ReturnSample.ROUNDING ? 1 : 0;
        }
        double share = (double) deeper / depths.length;
        return Band.of(depths, resampling.confidence()).map(band -> new Result(actual, band, share, depths.length));
    }

    private static void shuffle(double[] values, Chance chance) {
        for (int i = values.length - 1; i > 0; i--) {
            int other = chance.below(i + 1);
            double value = values[i];
            values[i] = values[other];
            values[other] = value;
        }
    }
}
