package tapedeck.bench;

import tapedeck.engine.RunSummary;
import tapedeck.model.Fixed;

/// What one timed piece of work did.
///
/// @param events how many bars, ticks, orders or rows
/// @param equity final equity, empty where there is none
/// @param fills  trades done, −1 where that means nothing
record Outcome(long events, String equity, long fills) {
    static Outcome of(long events) {
        return new Outcome(events, "", -1);
    }

    /// In cents.
    static String money(long amount) {
        return Fixed.format(Fixed.roundTo(amount, Fixed.ONE / 100), 2);
    }

    static Outcome of(RunSummary summary) {
        return new Outcome(
                summary.counts().bars(),
                money(summary.endEquity()),
                summary.counts().fills());
    }
}
