package tapedeck.lab.analytics;

import java.util.List;

/// Computes every metric that follows from closed trades.
///
/// Pure and thread-safe. Trades are taken in the given order, which is that of their exits.
public final class TradeMetrics {
    static final String NO_TRADES = "no closed trades";
    static final String NO_WINNER = "no winning trade";
    static final String NO_LOSER = "no losing trade";

    private final TradeColumns columns;
    private final double net;
    private final double meanPnl;
    private final MetricSheet sheet = new MetricSheet(true);

    private TradeMetrics(TradeColumns columns) {
        this.columns = columns;
        net = Statistics.sum(columns.pnl);
        meanPnl = net / columns.n;
    }

    public static Metrics of(List<ClosedTrade> trades) {
        TradeMetrics metrics = new TradeMetrics(new TradeColumns(trades));
        if (trades.isEmpty()) {
            return metrics.none();
        }
        metrics.writeProfit();
        metrics.writeQuality();
        metrics.writeExtremes();
        metrics.writeExcursions();
        metrics.writeDurations();
        return metrics.sheet.toMetrics();
    }

    private Metrics none() {
        for (MetricDefinition definition : MetricCatalog.group(MetricGroup.TRADES)) {
            if ("trades".equals(definition.id())) {
                sheet.put("trades", 0, NO_TRADES);
            } else {
                sheet.absent(definition.id(), NO_TRADES);
            }
        }
        return sheet.toMetrics();
    }

    private void writeProfit() {
        sheet.put("trades", columns.n, NO_TRADES);
        sheet.put("win_rate_t", winRate(), NO_TRADES);
        sheet.put("net_profit_t", net, NO_TRADES);
        sheet.put("gross_profit", Statistics.sum(columns.wins), NO_TRADES);
        sheet.put("gross_loss", Statistics.sum(columns.losses), NO_TRADES);
        sheet.put("avg_win_t", Statistics.mean(columns.wins), NO_WINNER);
        sheet.put("avg_loss_t", Statistics.mean(columns.losses), NO_LOSER);
        sheet.put("expectancy", meanPnl, NO_TRADES);
        sheet.put("expectancy_r", Statistics.mean(columns.riskMultiples), "no trade had a stop from the start");
        sheet.put("fees_t", Statistics.sum(columns.fees), NO_TRADES);
    }

    private void writeQuality() {
        int n = columns.n;
        boolean onlyWins = columns.losses.length == 0 && columns.wins.length > 0;
        double factor = Statistics.sum(columns.wins) / Math.abs(Statistics.sum(columns.losses));
        double payoff = Statistics.mean(columns.wins) / -Statistics.mean(columns.losses);
        double kelly = winRate() - (1 - winRate()) / payoff;
        double perRisk = meanPnl / Statistics.std(columns.pnl);
        String noPayoff = columns.losses.length == 0 ? NO_LOSER : NO_WINNER;
        String noSpread = n < 2 ? "needs at least 2 trades" : "all trades have the same P&L";
        sheet.put("pf", factor, noPayoff);
        sheet.put("payoff_t", onlyWins ? Double.POSITIVE_INFINITY : payoff, noPayoff);
        sheet.put("kelly_t", kelly, noPayoff);
        sheet.put("sqn", Math.sqrt(n) * perRisk, noSpread);
        sheet.put("sqn100", Math.sqrt(Math.min(n, 100)) * perRisk, noSpread);
    }

    private void writeExtremes() {
        double[] best = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        double worst = Double.POSITIVE_INFINITY;
        for (double value : columns.pnl) {
            worst = Math.min(worst, value);
            insert(best, value);
        }
        double divisor = net > 0 ? net : Double.NaN;
        String noShare = columns.n < 3 ? "needs at least 3 trades" : "no net profit";
        sheet.put("best_t", best[0], NO_TRADES);
        sheet.put("worst_t", worst, NO_TRADES);
        sheet.put("top1_share", best[0] / divisor, "no net profit");
        sheet.put("top3_share", Statistics.sum(best) / divisor, noShare);
        sheet.put("max_consecutive_wins_t", Streaks.longest(columns.pnl, 1), NO_TRADES);
        sheet.put("max_consecutive_losses_t", Streaks.longest(columns.pnl, -1), NO_TRADES);
    }

    private void writeExcursions() {
        double adverse = Statistics.mean(columns.adverse);
        double favourable = Statistics.mean(columns.favourable);
        double worst = 0;
        for (double value : columns.adverse) {
            worst = Math.min(worst, value);
        }
        sheet.put("mae", adverse, NO_TRADES);
        sheet.put("mfe", favourable, NO_TRADES);
        sheet.put("worst_mae", worst, NO_TRADES);
        sheet.put("edge_ratio", adverse == 0 ? Double.NaN : favourable / -adverse, "no trade was ever at a loss");
        sheet.put("end_trade_dd", Statistics.mean(columns.givenBack), NO_TRADES);
    }

    private void writeDurations() {
        double[] sorted = Statistics.sorted(columns.durations);
        sheet.put("duration_mean", Statistics.mean(columns.durations), NO_TRADES);
        sheet.put("duration_median", Statistics.median(sorted), NO_TRADES);
        sheet.put("duration_mean_winners", Statistics.mean(columns.winDurations), NO_WINNER);
        sheet.put("duration_median_winners", Statistics.median(Statistics.sorted(columns.winDurations)), NO_WINNER);
        sheet.put("duration_mean_losers", Statistics.mean(columns.lossDurations), NO_LOSER);
        sheet.put("duration_median_losers", Statistics.median(Statistics.sorted(columns.lossDurations)), NO_LOSER);
        sheet.put("duration_longest", sorted[sorted.length - 1], NO_TRADES);
        sheet.put("bars_mean", Statistics.mean(columns.bars), NO_TRADES);
    }

    private double winRate() {
        return (double) columns.wins.length / columns.n;
    }

    /// Keeps the largest values, largest first.
    private static void insert(double[] largest, double value) {
        double carried = value;
        for (int i = 0; i < largest.length; i++) {
            double held = largest[i];
            largest[i] = Math.max(held, carried);
            carried = Math.min(held, carried);
        }
    }
}
