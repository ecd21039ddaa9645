package tapedeck.lab.analytics;

/// Where the profit came from: what prices earned, less each kind of cost, is the net profit.
public record Attribution(double price, Costs costs, double net) {
    /// Half of the least amount of money there is.
    private static final double LEAST = 5e-9;

    private static final double ROUNDING = 1e-12;

    /// Splits a net profit. Where costs are all there was, prices earned exactly nothing.
    public static Attribution of(double netProfit, Costs costs) {
        double price = netProfit + costs.total();
        double noise = Math.max(LEAST, ROUNDING * (Math.abs(netProfit) + Math.abs(costs.total())));
        return new Attribution(Math.abs(price) < noise ? 0 : price, costs, netProfit);
    }

    /// The net profit had every cost been `factor` times what it was, at the same fills.
    public double netAtCosts(double factor) {
        return price - costs.times(factor).total();
    }
}
