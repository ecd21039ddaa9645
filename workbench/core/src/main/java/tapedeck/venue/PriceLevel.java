package tapedeck.venue;

import org.jspecify.annotations.Nullable;

/// The queue of one price on one side, first come first served, with its total kept.
///
/// `rank` orders prices by how good they are for the other side, best highest (see [BookSide]).
/// Reused by its side once empty.
final class PriceLevel {
    final BookSide side;
    long rank;
    long volume;
    int orders;

    PriceLadder.@Nullable Block block;

    @Nullable
    WorkingOrder first;

    @Nullable
    WorkingOrder last;

    /// The next worse price; in the free list, the next free level.
    @Nullable
    PriceLevel worse;

    @Nullable
    PriceLevel better;

    PriceLevel(BookSide side) {
        this.side = side;
    }

    long price() {
        return side.price(rank);
    }

    void append(WorkingOrder order) {
        WorkingOrder tail = last;
        order.level = this;
        order.ahead = tail;
        order.behind = null;
        if (tail == null) {
            first = order;
        } else {
            tail.behind = order;
        }
        last = order;
        volume += order.remaining;
        orders++;
    }

    void remove(WorkingOrder order) {
        WorkingOrder before = order.ahead;
        WorkingOrder after = order.behind;
        if (before == null) {
            first = after;
        } else {
            before.behind = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.ahead = before;
        }
        order.level = null;
        volume -= order.remaining;
        orders--;
    }
}
