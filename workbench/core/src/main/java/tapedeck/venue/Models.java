package tapedeck.venue;

/// What a simulated venue assumes: stated in every report, hashed into the run id by its configuration.
///
/// @param fillsAtClose whether market orders trade at the last price at once: fills at the close of the signal bar
public record Models(
        LiquidityModel liquidity, LatencyModel latency, FeeModel fees, SlippageModel slippage, boolean fillsAtClose) {
    /// Bar path, no latency, no fee, no slippage, next open.
    public static final Models IDEAL =
            new Models(LiquidityModel.BAR_PATH, LatencyModel.NONE, FeeModel.FREE, SlippageModel.NONE, false);

    public Models with(FeeModel other) {
        return new Models(liquidity, latency, other, slippage, fillsAtClose);
    }

    public Models with(LatencyModel other) {
        return new Models(liquidity, other, fees, slippage, fillsAtClose);
    }

    public Models with(SlippageModel other) {
        return new Models(liquidity, latency, fees, other, fillsAtClose);
    }

    public Models with(LiquidityModel other) {
        return new Models(other, latency, fees, slippage, fillsAtClose);
    }

    /// The marked exception: market orders fill at the close of the bar that gave the signal.
    public Models atClose() {
        return new Models(liquidity, latency, fees, slippage, true);
    }
}
