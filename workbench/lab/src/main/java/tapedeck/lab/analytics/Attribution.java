package tapedeck.lab.analytics;

/// Where the profit came from: what prices earned, less each kind of cost, is the net profit.
public record Attribution(double price, Costs costs, double net) {
    /// Splits a net profit.
    public static Attribution of(double netProfit, Costs costs) {
        return new Attribution(netProfit + costs.total(), costs, netProfit);
    }

    /// The net profit had every cost been `factor` times what it was, at the same fills.
    public double netAtCosts(double factor) {
        return price - costs.times(factor).total();
    }
}
