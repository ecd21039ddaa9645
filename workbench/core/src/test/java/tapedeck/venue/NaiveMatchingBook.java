package tapedeck.venue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tapedeck.model.Side;

/// The rules of [MatchingBook] on one list in order of arrival: the oracle it is tested against.
final class NaiveMatchingBook {
    private final BookListener listener;
    private final long unitSize;
    private final List<Entry> working = new ArrayList<>();

    NaiveMatchingBook(BookListener listener, long unitSize) {
        this.listener = listener;
        this.unitSize = unitSize;
    }

    void limit(long id, long owner, Side side, long price, long size) {
        Entry taker = new Entry(id, owner, side, price, size);
        if (wrongSize(id, size) || match(taker, price) == 0) {
            return;
        }
        if (find(id) != null) {
            listener.rejected(id, BookRefusal.DUPLICATE_ORDER, taker.left);
        } else if (volume(side).add(BigInteger.valueOf(taker.left)).bitLength() > 63) {
            listener.rejected(id, BookRefusal.BOOK_FULL, taker.left);
        } else {
            working.add(taker);
            listener.added(id, side, price, taker.left);
        }
    }

    void immediate(long id, Side side, @Nullable Long price, long size) {
        Entry taker = new Entry(id, 0, side, 0, size);
        if (!wrongSize(id, size) && match(taker, price) > 0) {
            listener.rejected(id, BookRefusal.NOT_FILLED, taker.left);
        }
    }

    void fillOrKill(long id, Side side, long price, long size) {
        if (!wrongSize(id, size)) {
            allOrNothing(id, side, size, cost(side, price, size) != null);
        }
    }

    void fillOrKillBudget(long id, Side side, long budget, long size) {
        if (!wrongSize(id, size)) {
            BigInteger cost = cost(side, null, size);
            BigInteger limit = BigInteger.valueOf(budget).multiply(BigInteger.valueOf(unitSize));
            allOrNothing(id, side, size, cost != null && cost.compareTo(limit) * side.sign() <= 0);
        }
    }

    void cancel(long id, long owner) {
        Entry entry = own(id, owner, 0);
        if (entry != null) {
            working.remove(entry);
            listener.reduced(id, entry.price, entry.left, 0);
        }
    }

    void reduce(long id, long owner, long size) {
        Entry entry = wrongSize(id, size) ? null : own(id, owner, size);
        if (entry != null) {
            long by = Math.min(size, entry.left);
            entry.left -= by;
            working.removeIf(e -> e.left == 0);
            listener.reduced(id, entry.price, by, entry.left);
        }
    }

    void move(long id, long owner, long newPrice) {
        Entry entry = own(id, owner, 0);
        if (entry != null) {
            working.remove(entry);
            if (match(entry, newPrice) > 0) {
                working.add(entry);
            }
            long from = entry.price;
            entry.price = newPrice;
            listener.moved(id, from, newPrice, entry.left);
        }
    }

    long remaining(long id) {
        Entry entry = find(id);
        return entry == null ? 0 : entry.left;
    }

    int orders() {
        return working.size();
    }

    BigInteger volume(Side side) {
        BigInteger sum = BigInteger.ZERO;
        for (Entry entry : bestFirst(side, null)) {
            sum = sum.add(BigInteger.valueOf(entry.left));
        }
        return sum;
    }

    /// The orders of one side at `limit` or better, best price first, then in order of arrival.
    List<Entry> bestFirst(Side side, @Nullable Long limit) {
        Comparator<Entry> worseUpwards = Comparator.comparingLong(e -> e.price);
        return working.stream()
                .filter(e -> e.side == side)
                .filter(e -> limit == null || (side == Side.BUY ? e.price >= limit : e.price <= limit))
                .sorted(side == Side.BUY ? worseUpwards.reversed() : worseUpwards)
                .toList();
    }

    private long match(Entry taker, @Nullable Long limit) {
        for (Entry maker : bestFirst(taker.side.opposite(), limit)) {
            long size = Math.min(taker.left, maker.left);
            if (size > 0) {
                taker.left -= size;
                maker.left -= size;
                working.removeIf(e -> e.left == 0);
                listener.traded(maker.id, taker.id, maker.price, size, maker.left);
            }
        }
        return taker.left;
    }

    /// What `size` costs or brings at `limit` or better; null if there is not so much.
    private @Nullable BigInteger cost(Side taker, @Nullable Long limit, long size) {
        BigInteger cost = BigInteger.ZERO;
        long missing = size;
        for (Entry maker : bestFirst(taker.opposite(), limit)) {
            long taken = Math.min(missing, maker.left);
            cost = cost.add(BigInteger.valueOf(maker.price).multiply(BigInteger.valueOf(taken)));
            missing -= taken;
        }
        return missing == 0 ? cost : null;
    }

    private void allOrNothing(long id, Side side, long size, boolean fits) {
        if (fits) {
            immediate(id, side, null, size);
        } else {
            listener.rejected(id, BookRefusal.NOT_FILLABLE, size);
        }
    }

    private boolean wrongSize(long id, long size) {
        if (size <= 0) {
            listener.rejected(id, BookRefusal.WRONG_SIZE, size);
        }
        return size <= 0;
    }

    private @Nullable Entry find(long id) {
        return working.stream().filter(e -> e.id == id).findFirst().orElse(null);
    }

    private @Nullable Entry own(long id, long owner, long size) {
        Entry entry = find(id);
        if (entry == null || entry.owner != owner) {
            listener.rejected(id, BookRefusal.UNKNOWN_ORDER, size);
            return null;
        }
        return entry;
    }

    static final class Entry {
        final long id;
        final long owner;
        final Side side;
        long price;
        long left;

        Entry(long id, long owner, Side side, long price, long left) {
            this.id = id;
            this.owner = owner;
            this.side = side;
            this.price = price;
            this.left = left;
        }
    }
}
