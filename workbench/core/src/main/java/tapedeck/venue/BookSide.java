package tapedeck.venue;

import org.jspecify.annotations.Nullable;
import tapedeck.model.Side;

/// The bids or the asks of a [MatchingBook]: its price levels in order, the best at hand, and the
/// total size at work.
///
/// Bids and asks share one code: a price becomes a *rank*, higher being better for the other side.
/// For bids the rank is the price; for asks it is the price with every bit flipped, which reverses
/// the order of all longs and, unlike the negative, cannot overflow.
final class BookSide {
    final Side side;
    private final long flip;
    private final PriceLadder ladder = new PriceLadder();

    @Nullable
    PriceLevel best;

    long volume;
    private @Nullable PriceLevel free;

    BookSide(Side side) {
        this.side = side;
        this.flip = side == Side.BUY ? 0 : -1;
    }

    long rank(long price) {
        return price ^ flip;
    }

    long price(long rank) {
        return rank ^ flip;
    }

    int levels() {
        return ladder.size();
    }

    @Nullable
    PriceLevel levelAt(long price) {
        return ladder.find(rank(price));
    }

    boolean hasRoomFor(long size) {
        return size <= Long.MAX_VALUE - volume;
    }

    void append(WorkingOrder order, long price) {
        PriceLevel level = levelFor(rank(price));
        level.append(order);
        volume += order.remaining;
    }

    void remove(WorkingOrder order, PriceLevel level) {
        volume -= order.remaining;
        level.remove(order);
        if (level.orders == 0) {
            close(level);
        }
    }

    /// Takes `size` from an order that keeps its place, be it by a trade or by a reduce.
    void shrink(WorkingOrder order, PriceLevel level, long size) {
        order.remaining -= size;
        level.volume -= size;
        volume -= size;
    }

    private PriceLevel levelFor(long rank) {
        PriceLevel top = best;
        if (top != null && top.rank == rank) {
            return top;
        }
        PriceLevel known = ladder.find(rank);
        return known != null ? known : open(rank);
    }

    private PriceLevel open(long rank) {
        PriceLevel level = free;
        if (level == null) {
            level = new PriceLevel(this);
        } else {
            free = level.worse;
        }
        level.rank = rank;
        PriceLevel better = ladder.insert(level);
        PriceLevel worse = better == null ? best : better.worse;
        level.better = better;
        level.worse = worse;
        if (better == null) {
            best = level;
        } else {
            better.worse = level;
        }
        if (worse != null) {
            worse.better = level;
        }
        return level;
    }

    private void close(PriceLevel level) {
        ladder.remove(level);
        PriceLevel better = level.better;
        PriceLevel worse = level.worse;
        if (better == null) {
            best = worse;
        } else {
            better.worse = worse;
        }
        if (worse != null) {
            worse.better = better;
        }
        level.better = null;
        level.worse = free;
        free = level;
    }
}
