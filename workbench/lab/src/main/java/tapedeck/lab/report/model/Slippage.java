package tapedeck.lab.report.model;

import tapedeck.model.DataException;
import tapedeck.model.Fill;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;

/// What the slippage model of a run took from a fill, worked back from the price it made.
///
/// Rounding to the price grid counts as slippage of less than one tick and is not separated.
///
/// @param kind   `NONE`, `TICKS`, `SHARE` or `ENTRY_SHARE`, as in the manifest
/// @param amount number of ticks, or a share at 1e-8
record Slippage(String kind, long amount) {
    static Slippage of(String canonical) {
        int colon = canonical.indexOf(':');
        return colon < 0
                ? new Slippage("NONE", 0)
                : new Slippage(canonical.substring(0, colon), Long.parseLong(canonical.substring(colon + 1)));
    }

    /// Positive money for a fill that the model made worse.
    ///
    /// @param isLeaving whether its order could only reduce a position
    double cost(Instrument instrument, Fill fill, boolean isLeaving) {
        double worth = Fixed.toDouble(fill.size()) * Fixed.toDouble(instrument.multiplier());
        return switch (kind) {
            case "NONE" -> 0;
            case "TICKS" -> amount * Fixed.toDouble(instrument.tickSize()) * worth;
            case "SHARE", "ENTRY_SHARE" -> {
                if (isLeaving && kind.equals("ENTRY_SHARE")) {
                    yield 0;
                }
                double price = Math.abs(Fixed.toDouble(fill.price()));
                double share = Fixed.toDouble(amount);
                yield Math.abs(price - price / (1 + fill.side().sign() * share)) * worth;
            }
            default ->
                throw new DataException(
                        "TD-D046",
                        "manifest.txt id.execution.slippage",
                        "'" + kind + "' is not a slippage model this version knows",
                        "render it with the version that ran it");
        };
    }
}
