package tapedeck.lab.analytics;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/// Computes every metric that follows from closed trades.
///
/// Pure and thread-safe. Trades are taken in the given order, which is that of their exits.
public final class TradeMetrics {
    private static final String NO_TRADES = "no closed trades";

    private final List<ClosedTrade> trades;
    private final double[] pnl;
    private final double[] wins;
    private final double[] losses;
    private final double gain;
    private final double loss;
    private final MetricSheet sheet = new MetricSheet(true);

    private TradeMetrics(List<ClosedTrade> trades) {
        this.trades = trades;
        pnl = numbers(trade -> true, ClosedTrade::pnl);
        wins = numbers(ClosedTrade::isWin, ClosedTrade::pnl);
        losses = numbers(ClosedTrade::isLoss, ClosedTrade::pnl);
        gain = Statistics.sum(wins);
        loss = Statistics.sum(losses);
    }

    public static Metrics of(List<ClosedTrade> trades) {
        TradeMetrics metrics = new TradeMetrics(trades);
        if (trades.isEmpty()) {
            MetricCatalog.group(MetricGroup.TRADES).stream()
                    .filter(definition -> !"trades".equals(definition.id()))
                    .forEach(definition -> metrics.sheet.absent(definition.id(), NO_TRADES));
            metrics.sheet.put("trades", 0, NO_TRADES);
            return metrics.sheet.toMetrics();
        }
        metrics.writeProfit();
        metrics.writeQuality();
        metrics.writeExtremes();
        metrics.writeExcursions();
        metrics.writeDurations();
        return metrics.sheet.toMetrics();
    }

    private void writeProfit() {
        int n = trades.size();
        sheet.put("trades", n, NO_TRADES);
        sheet.put("win_rate_t", (double) wins.length / n, NO_TRADES);
        sheet.put("net_profit_t", Statistics.sum(pnl), NO_TRADES);
        sheet.put("gross_profit", gain, NO_TRADES);
        sheet.put("gross_loss", loss, NO_TRADES);
        sheet.put("avg_win_t", Statistics.mean(wins), "no winning trade");
        sheet.put("avg_loss_t", Statistics.mean(losses), "no losing trade");
        sheet.put("expectancy", Statistics.mean(pnl), NO_TRADES);
        double[] multiples = numbers(
                trade -> trade.initialRisk().isPresent(),
                trade -> trade.pnl() / trade.initialRisk().orElseThrow());
        sheet.put("expectancy_r", Statistics.mean(multiples), "no trade had a stop from the start");
        sheet.put("fees_t", Statistics.sum(numbers(trade -> true, ClosedTrade::fees)), NO_TRADES);
    }

    private void writeQuality() {
        int n = trades.size();
        double winRate = (double) wins.length / n;
        boolean onlyWins = losses.length == 0 && wins.length > 0;
        double payoff = onlyWins ? Double.POSITIVE_INFINITY : Statistics.mean(wins) / -Statistics.mean(losses);
        double kelly = onlyWins ? Double.NaN : winRate - (1 - winRate) / payoff;
        double perRisk = Statistics.mean(pnl) / Statistics.std(pnl);
        String noPayoff = losses.length == 0 ? "no losing trade" : "no winning trade";
        String noSpread = n < 2 ? "needs at least 2 trades" : "all trades have the same P&L";
        sheet.put("pf", gain / Math.abs(loss), noPayoff);
        sheet.put("payoff_t", payoff, noPayoff);
        sheet.put("kelly_t", kelly, noPayoff);
        sheet.put("sqn", Math.sqrt(n) * perRisk, noSpread);
        sheet.put("sqn100", Math.sqrt(Math.min(n, 100)) * perRisk, noSpread);
    }

    private void writeExtremes() {
        double[] sorted = Statistics.sorted(pnl);
        int n = sorted.length;
        double net = Statistics.sum(pnl);
        double divisor = net > 0 ? net : Double.NaN;
        Sum best = new Sum();
        for (int i = n - 1; i >= Math.max(0, n - 3); i--) {
            best.add(sorted[i]);
        }
        sheet.put("best_t", sorted[n - 1], NO_TRADES);
        sheet.put("worst_t", sorted[0], NO_TRADES);
        sheet.put("top1_share", sorted[n - 1] / divisor, "no net profit");
        sheet.put(
                "top3_share",
                n < 3 ? Double.NaN : best.value() / divisor,
                n < 3 ? "needs at least 3 trades" : "no net profit");
        sheet.put("max_consecutive_wins_t", Streaks.longest(pnl, 1), NO_TRADES);
        sheet.put("max_consecutive_losses_t", Streaks.longest(pnl, -1), NO_TRADES);
    }

    private void writeExcursions() {
        double[] adverse = numbers(trade -> true, ClosedTrade::mae);
        double[] favourable = numbers(trade -> true, ClosedTrade::mfe);
        double meanAdverse = Statistics.mean(adverse);
        double meanFavourable = Statistics.mean(favourable);
        double edge = meanAdverse == 0 ? Double.NaN : meanFavourable / -meanAdverse;
        sheet.put("mae", meanAdverse, NO_TRADES);
        sheet.put("mfe", meanFavourable, NO_TRADES);
        sheet.put("worst_mae", Arrays.stream(adverse).min().orElse(Double.NaN), NO_TRADES);
        sheet.put("edge_ratio", edge, "no trade was ever at a loss");
        sheet.put(
                "end_trade_dd", Statistics.mean(numbers(trade -> true, trade -> trade.mfe() - trade.pnl())), NO_TRADES);
    }

    private void writeDurations() {
        double[] all = durations(trade -> true);
        double[] winners = durations(ClosedTrade::isWin);
        double[] losers = durations(ClosedTrade::isLoss);
        sheet.put("duration_mean", Statistics.mean(all), NO_TRADES);
        sheet.put("duration_median", Statistics.median(all), NO_TRADES);
        sheet.put("duration_mean_winners", Statistics.mean(winners), "no winning trade");
        sheet.put("duration_median_winners", Statistics.median(winners), "no winning trade");
        sheet.put("duration_mean_losers", Statistics.mean(losers), "no losing trade");
        sheet.put("duration_median_losers", Statistics.median(losers), "no losing trade");
        sheet.put("duration_longest", all[all.length - 1], NO_TRADES);
        sheet.put("bars_mean", Statistics.mean(numbers(trade -> true, ClosedTrade::bars)), NO_TRADES);
    }

    private double[] durations(Predicate<ClosedTrade> which) {
        return Statistics.sorted(numbers(which, ClosedTrade::durationDays));
    }

    private double[] numbers(Predicate<ClosedTrade> which, ToDoubleFunction<ClosedTrade> number) {
        return trades.stream().filter(which).mapToDouble(number).toArray();
    }
}
