package tapedeck.engine;

import tapedeck.event.TickListener;
import tapedeck.model.Bar;

/// Whoever takes a feed of bars: the session.
interface FeedListener extends TickListener {
    /// A stored bar starts; its first tick follows.
    void onBarStart(Bar bar);

    /// Whether nothing can happen before `end` that could tell the bar's path from its prices.
    boolean canCondense(long end);

    /// The first tick of a lane's bar, where no order rests that could meet it: taken in without being a tick. False
    /// where it must be one.
    boolean onQuietOpen(BarLane lane);

    /// A whole bar at once.
    void onWholeBar(BarLane lane);

    /// What is left of a bar's path from `step` on, at once.
    void onRest(BarLane lane, int step);

    /// Until when nothing but bars happens, if nobody sends an order: bars that end before may be
    /// played whole, one slot after the other, by [#onClosedBar] and [#onSlotClosed]. The past where
    /// that is not so now.
    long quietUntil();

    /// Makes ready for so many bars of an instrument to be told by [#onAhead] before they are played; false where they
    /// cannot be.
    boolean prepareAhead(int instrument, int bars);

    /// A bar that will be played later, next after the one told before.
    void onAhead(Bar bar);

    /// No more bars of this instrument are told for now: what is made of them can be made.
    void onAllAhead(int instrument);

    /// A whole bar at once, and its end.
    void onClosedBar(BarLane lane);

    /// Bars of the only instrument left one after the other, each whole and with its end, as long as it
    /// is quiet: at least the lane's present one, at most so many, and none that ends at `until` or
    /// later. The lane then stands at the next one; false where there is none.
    boolean onClosedBars(BarLane lane, long until, int most);

    /// Whether all bars that are open end then, and nothing else happens before or at that time.
    boolean canClose(long end);

    /// What is left of a bar's path from `step` on, and its end.
    void onClosedRest(BarLane lane, int step);

    /// The last bar that was open has come to its end.
    void onRestClosed(long end);

    /// All bars that end now have come, so many; whether it is still quiet after what the strategies said.
    boolean onSlotClosed(long end, int bars);

    /// Handles the orders that are due before the next tick of this instant.
    void settle();

    /// The extreme that comes first in this bar; also counts bars whose outcome depends on it.
    BarTicks.Order pathOrder(Bar bar);

    /// The path has reached an extreme, at step 1 or 2: what came to rest on the way there may depend on the order,
    /// too.
    void onExtreme(Bar bar, int step, BarTicks.Order order);
}
