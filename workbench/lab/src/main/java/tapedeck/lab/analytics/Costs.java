package tapedeck.lab.analytics;

/// What trading cost, by kind, in account currency; a cost is positive, funding received is negative.
///
/// The fills' prices already contain slippage and spread, so a profit is net of them; adding all five to the net profit
/// gives what the prices alone would have earned.
public record Costs(double fees, double slippage, double spread, double funding, double borrow) {
    public Costs {
        if (!Double.isFinite(fees + slippage + spread + funding + borrow)) {
            throw new IllegalArgumentException(
                    "costs are not finite: " + fees + ", " + slippage + ", " + spread + ", " + funding + ", " + borrow);
        }
    }

    public double total() {
        return new Sum()
                .add(fees)
                .add(slippage)
                .add(spread)
                .add(funding)
                .add(borrow)
                .value();
    }

    /// The same trades with every cost times `factor`: what a sensitivity table shows.
    public Costs times(double factor) {
        return new Costs(fees * factor, slippage * factor, spread * factor, funding * factor, borrow * factor);
    }
}
