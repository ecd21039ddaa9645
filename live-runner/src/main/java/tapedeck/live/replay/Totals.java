package tapedeck.live.replay;

import tapedeck.engine.LogEntry;

/// What a session came to. Money at 1e-8 in the account's currency, fees in the instruments'.
///
/// @param orders sent
/// @param denied refused by the risk gate
/// @param trades closed round trips
/// @param equity at the last mark; 0 where there was none
public record Totals(long orders, long denied, long fills, long trades, long fees, long equity) {

    /// Adds up records as they come. Not thread-safe.
    static final class Sum {
        private long orders;
        private long denied;
        private long fills;
        private long trades;
        private long fees;
        private long equity;

        void add(LogEntry entry) {
            switch (entry) {
                case LogEntry.Submitted _ -> orders++;
                case LogEntry.Denied _ -> denied++;
                case LogEntry.Filled filled -> {
                    fills++;
                    fees = Math.addExact(fees, filled.fill().fee());
                }
                case LogEntry.Traded _ -> trades++;
                case LogEntry.Marked marked -> equity = marked.mark().equity();
                case LogEntry.CancelSent _,
                        LogEntry.ReplaceSent _,
                        LogEntry.Happened _,
                        LogEntry.Plotted _,
                        LogEntry.Ambiguous _ -> {
                    // no total is made of these
                }
            }
        }

        Totals totals() {
            return new Totals(orders, denied, fills, trades, fees, equity);
        }
    }
}
