package tapedeck.engine;

import java.util.Map;
import tapedeck.model.Reason;

/// What a run came to: identity, hashes and the counts a person asks for first.
///
/// @param runId        64 hexadecimal digits
/// @param manifest     the identity behind the id
/// @param startEquity  at 1e-8
/// @param refused      refused orders by reason, gate and venue together
/// @param openPositions positions still open at the end
/// @param workingOrders orders still working at the end
public record RunSummary(
        String runId,
        RunManifest manifest,
        ResultHashes hashes,
        Counts counts,
        long startEquity,
        long endEquity,
        long feesPaid,
        Map<Reason, Long> refused,
        int openPositions,
        int workingOrders,
        DailyMarks days,
        long startTime,
        long endTime) {

    /// How much happened.
    ///
    /// @param bars   bars closed for strategies
    /// @param ticks  market inputs taken in
    /// @param events events of all lanes
    /// @param ambiguousBars bars whose outcome depends on the order of high and low
    public record Counts(
            long bars, long ticks, long events, long orders, long fills, long trades, long ambiguousBars) {}

    /// The first 16 digits of the id: the run folder's name.
    public String shortId() {
        return runId.substring(0, 16);
    }
}
