package tapedeck.lab.analytics;

/// Computes what trading cost and how much more of it the profit would bear.
///
/// Pure and thread-safe.
public final class CostMetrics {
    private CostMetrics() {}

    /// `tradedNotional` is Σ|fill notional| of all fills in account currency, `trades` the number of closed trades.
    public static Metrics of(Attribution profit, double tradedNotional, int trades) {
        Costs costs = profit.costs();
        double total = costs.total();
        double notional = tradedNotional > 0 ? tradedNotional : Double.NaN;
        String noFill = "nothing was traded";
        MetricSheet sheet = new MetricSheet(true);
        sheet.put("fees", costs.fees(), noFill);
        sheet.put("slippage", costs.slippage(), noFill);
        sheet.put("spread", costs.spread(), noFill);
        sheet.put("funding", costs.funding(), noFill);
        sheet.put("borrow", costs.borrow(), noFill);
        sheet.put("costs", total, noFill);
        sheet.put("cost_per_trade", trades == 0 ? Double.NaN : total / trades, "no closed trades");
        sheet.put("cost_of_gross", profit.price() > 0 ? total / profit.price() : Double.NaN, "no profit before costs");
        sheet.put("cost_bp", total / notional * 1e4, noFill);
        sheet.put("break_even_cost", profit.price() / notional * 1e4, noFill);
        return sheet.toMetrics();
    }
}
