package tapedeck.lab.analytics;

/// The few metrics that tell groups of trades apart, added up trade by trade: a large run has its trades in many
/// groups.
///
/// Not thread-safe.
final class TradeTally {
    private final Sum net = new Sum();
    private final Sum won = new Sum();
    private final Sum lost = new Sum();
    private final Sum held = new Sum();
    private int count;
    private int winners;
    private int losers;

    void add(ClosedTrade trade) {
        count++;
        net.add(trade.pnl());
        held.add(trade.durationDays());
        if (trade.isWin()) {
            won.add(trade.pnl());
            winners++;
        } else if (trade.isLoss()) {
            lost.add(trade.pnl());
            losers++;
        }
    }

    int count() {
        return count;
    }

    /// Of at least one trade; each the number that [TradeMetrics] gives.
    Metrics metrics() {
        MetricSheet sheet = new MetricSheet(true);
        sheet.put("trades", count, TradeMetrics.NO_TRADES);
        sheet.put("win_rate_t", (double) winners / count, TradeMetrics.NO_TRADES);
        sheet.put("net_profit_t", net.value(), TradeMetrics.NO_TRADES);
        sheet.put("expectancy", net.value() / count, TradeMetrics.NO_TRADES);
        double factor = won.value() / Math.abs(lost.value());
        sheet.put("pf", factor, losers == 0 ? TradeMetrics.NO_LOSER : TradeMetrics.NO_WINNER);
        sheet.put("duration_mean", held.value() / count, TradeMetrics.NO_TRADES);
        return sheet.toMetrics();
    }
}
