package tapedeck.engine;

import java.util.Comparator;
import tapedeck.model.Tick;

/// A split or a dividend of one instrument, before the first trade at or after its time.
///
/// It reaches positions, cash, working orders and series: a split restates every bar that a series keeps, so that an
/// indicator sees one price basis.
///
/// @param newUnits units after a split, 0 where there is none
/// @param oldUnits units before it
/// @param dividend money per unit at 1e-8 in the instrument's currency, 0 where there is none; paid before a split
public record CorporateAction(int instrument, long time, long newUnits, long oldUnits, long dividend) {
    /// The order in which they are played: by time, ties by instrument number.
    public static final Comparator<CorporateAction> BY_TIME =
            Comparator.comparingLong(CorporateAction::time).thenComparingInt(CorporateAction::instrument);

    /// Turns `tick` into this input.
    void fill(Tick tick) {
        tick.venueTime = time;
        tick.time = time;
        tick.instrument = instrument;
        tick.kind = Tick.ACTION;
        tick.side = 0;
        tick.flags = Tick.LAST_IN_BATCH;
        tick.price = newUnits;
        tick.size = dividend;
        tick.price2 = oldUnits;
        tick.size2 = 0;
    }

    /// A stable line for the identity of a run.
    String canonical() {
        return instrument + " " + time + " " + newUnits + ":" + oldUnits + " " + dividend;
    }
}
