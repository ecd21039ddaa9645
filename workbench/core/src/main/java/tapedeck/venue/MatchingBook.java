package tapedeck.venue;

import org.jspecify.annotations.Nullable;
import tapedeck.model.Side;

/// Matches the orders of several participants in one instrument by price, then time: verbs in,
/// [BookListener] out.
///
/// Integers only: a price is any `long`, a size any positive `long`, both in whatever increments the
/// caller chose. Trades happen at the maker's price. Order ids are the caller's and unique among
/// working orders; an id may be used again once its order has left. Only the owner who entered an
/// order can cancel, reduce or move it: for anybody else it is an unknown order. A participant's
/// orders do trade with each other; keeping them apart is the risk gate's work, before the book.
///
/// Single-threaded. A callback may read the book (a moving order reads as it was until its move is
/// done) but not call its verbs. Nothing is allocated once
/// the pools have grown to the largest number of orders and levels seen together; they do not shrink.
/// Limits, refused as [BookRefusal#BOOK_FULL]: 67,108,864 working orders, and on each side a total
/// size of `Long.MAX_VALUE`.
public final class MatchingBook {
    /// The largest number of orders that can work at once.
    public static final int MAX_ORDERS = 1 << 26;

    private static final int EXPECTED_ORDERS = 1024;

    private final BookListener listener;
    private final long unitSize;
    private final int maxOrders;
    private final BookSide bids = new BookSide(Side.BUY);
    private final BookSide asks = new BookSide(Side.SELL);
    private final OrderIndex index = new OrderIndex(EXPECTED_ORDERS);
    private @Nullable WorkingOrder free;
    private boolean matching;

    /// A book whose sizes count whole units.
    public MatchingBook(BookListener listener) {
        this(listener, 1);
    }

    /// A book in which `unitSize` is the size of one whole unit (1e8 for sizes at 1e-8). Only a
    /// budget needs it: price × size ÷ `unitSize` is money in the increments of the price.
    public MatchingBook(BookListener listener, long unitSize) {
        this(listener, unitSize, MAX_ORDERS);
    }

    MatchingBook(BookListener listener, long unitSize, int maxOrders) {
        if (unitSize <= 0) {
            throw new IllegalArgumentException("unitSize is " + unitSize + ", expected a positive size");
        }
        this.listener = listener;
        this.unitSize = unitSize;
        this.maxOrders = maxOrders;
    }

    // Entering takes five primitives where the house allows four: a record per order would allocate.

    /// Trades what it can at `price` or better; the rest works at `price` until cancelled. With the id
    /// of a working order it can still trade, but the rest is refused.
    public void limit(long orderId, long owner, Side side, long price, long size) {
        if (refusesSize(orderId, size)) {
            return;
        }
        BookSide makers = opposite(side);
        long rest = match(orderId, makers, makers.rank(price), size);
        if (rest > 0) {
            place(orderId, owner, side, price, rest);
        }
    }

    /// Trades what it can at any price; the rest is refused.
    public void market(long orderId, Side side, long size) {
        takeNow(orderId, opposite(side), Long.MIN_VALUE, size);
    }

    /// Trades what it can at `price` or better; the rest is refused.
    public void immediateOrCancel(long orderId, Side side, long price, long size) {
        BookSide makers = opposite(side);
        takeNow(orderId, makers, makers.rank(price), size);
    }

    /// Trades all of `size` at `price` or better, or nothing.
    public void fillOrKill(long orderId, Side side, long price, long size) {
        if (refusesSize(orderId, size)) {
            return;
        }
        BookSide makers = opposite(side);
        long worstRank = makers.rank(price);
        if (BookDepth.holds(makers, worstRank, size)) {
            match(orderId, makers, worstRank, size);
        } else {
            listener.rejected(orderId, BookRefusal.NOT_FILLABLE, size);
        }
    }

    /// Trades all of `size` or nothing, by what it comes to in all: a buy fills if it costs at most
    /// `budget`, a sell if it brings at least `budget` (see [#MatchingBook(BookListener, long)] for the
    /// unit). Exact for any price and size: the sum is carried in 128 bits.
    public void fillOrKillBudget(long orderId, Side side, long budget, long size) {
        if (refusesSize(orderId, size)) {
            return;
        }
        BookSide makers = opposite(side);
        if (BookDepth.fitsBudget(makers, size, budget, unitSize)) {
            match(orderId, makers, Long.MIN_VALUE, size);
        } else {
            listener.rejected(orderId, BookRefusal.NOT_FILLABLE, size);
        }
    }

    /// Takes an order out of the book.
    public void cancel(long orderId, long owner) {
        WorkingOrder order = working(orderId, owner);
        if (order == null) {
            listener.rejected(orderId, BookRefusal.UNKNOWN_ORDER, 0);
        } else {
            takeOut(order, level(order));
        }
    }

    /// Makes an order smaller by `size`, keeping its place in the queue; by all that is left or more,
    /// it leaves the book.
    public void reduce(long orderId, long owner, long size) {
        if (refusesSize(orderId, size)) {
            return;
        }
        WorkingOrder order = working(orderId, owner);
        if (order == null) {
            listener.rejected(orderId, BookRefusal.UNKNOWN_ORDER, size);
            return;
        }
        PriceLevel level = level(order);
        if (size >= order.remaining) {
            takeOut(order, level);
        } else {
            level.side.shrink(order, level, size);
            listener.reduced(orderId, level.price(), size, order.remaining);
        }
    }

    /// Gives an order a new price: it trades what it can there, then goes to the end of the queue,
    /// even where the price is the old one.
    public void move(long orderId, long owner, long newPrice) {
        WorkingOrder order = working(orderId, owner);
        if (order == null) {
            listener.rejected(orderId, BookRefusal.UNKNOWN_ORDER, 0);
            return;
        }
        PriceLevel level = level(order);
        BookSide side = level.side;
        long oldPrice = level.price();
        side.remove(order, level);
        BookSide makers = side == bids ? asks : bids;
        long rest = match(orderId, makers, makers.rank(newPrice), order.remaining);
        order.remaining = rest;
        if (rest == 0) {
            release(order);
        } else {
            side.append(order, newPrice);
        }
        listener.moved(orderId, oldPrice, newPrice, rest);
    }

    /// Whether any order works on this side.
    public boolean hasOrders(Side side) {
        return side(side).best != null;
    }

    /// The highest bid or lowest ask. Ask [#hasOrders] first: without orders there is no price.
    public long bestPrice(Side side) {
        PriceLevel best = side(side).best;
        if (best == null) {
            throw new IllegalStateException("no " + side + " order works, so there is no best price");
        }
        return best.price();
    }

    /// The size at work at one price, 0 if none.
    public long volumeAt(Side side, long price) {
        PriceLevel level = side(side).levelAt(price);
        return level == null ? 0 : level.volume;
    }

    /// The size at work on one side in all.
    public long volume(Side side) {
        return side(side).volume;
    }

    /// The number of different prices on one side.
    public int levels(Side side) {
        return side(side).levels();
    }

    /// The number of working orders on both sides.
    public int orders() {
        return index.size();
    }

    /// What is left of a working order, 0 if none has this id.
    public long remaining(long orderId) {
        WorkingOrder order = index.find(orderId);
        return order == null ? 0 : order.remaining;
    }

    /// Copies the best levels of a side, best first, as many as the shortest array has room for, and
    /// says how many.
    public int depth(Side side, long[] prices, long[] volumes, int[] orders) {
        return BookDepth.copy(side(side), prices, volumes, orders);
    }

    private void takeNow(long orderId, BookSide makers, long worstRank, long size) {
        if (refusesSize(orderId, size)) {
            return;
        }
        long rest = match(orderId, makers, worstRank, size);
        if (rest > 0) {
            listener.rejected(orderId, BookRefusal.NOT_FILLED, rest);
        }
    }

    /// Trades against the best levels down to `worstRank`; gives what is left of `size`.
    private long match(long takerId, BookSide makers, long worstRank, long size) {
        long rest = size;
        PriceLevel level = makers.best;
        matching = true;
        while (rest > 0 && level != null && level.rank >= worstRank) {
            rest = matchLevel(takerId, level, rest);
            level = makers.best;
        }
        matching = false;
        return rest;
    }

    private long matchLevel(long takerId, PriceLevel level, long size) {
        long price = level.price();
        long rest = size;
        WorkingOrder maker = level.first;
        while (rest > 0 && maker != null) {
            WorkingOrder behind = maker.behind;
            long makerId = maker.id;
            long traded = Math.min(rest, maker.remaining);
            rest -= traded;
            level.side.shrink(maker, level, traded);
            long makerRemaining = maker.remaining;
            if (makerRemaining == 0) {
                level.side.remove(maker, level);
                release(maker);
            }
            listener.traded(makerId, takerId, price, traded, makerRemaining);
            maker = behind;
        }
        return rest;
    }

    private void place(long orderId, long owner, Side side, long price, long size) {
        BookSide own = side(side);
        if (index.find(orderId) != null) {
            listener.rejected(orderId, BookRefusal.DUPLICATE_ORDER, size);
        } else if (index.size() >= maxOrders || !own.hasRoomFor(size)) {
            listener.rejected(orderId, BookRefusal.BOOK_FULL, size);
        } else {
            WorkingOrder order = take();
            order.id = orderId;
            order.owner = owner;
            order.remaining = size;
            own.append(order, price);
            index.add(order);
            listener.added(orderId, side, price, size);
        }
    }

    private void takeOut(WorkingOrder order, PriceLevel level) {
        long orderId = order.id;
        long price = level.price();
        long size = order.remaining;
        level.side.remove(order, level);
        release(order);
        listener.reduced(orderId, price, size, 0);
    }

    private @Nullable WorkingOrder working(long orderId, long owner) {
        requireIdle();
        WorkingOrder order = index.find(orderId);
        return order != null && order.owner == owner ? order : null;
    }

    private boolean refusesSize(long orderId, long size) {
        requireIdle();
        if (size > 0) {
            return false;
        }
        listener.rejected(orderId, BookRefusal.WRONG_SIZE, size);
        return true;
    }

    private void requireIdle() {
        if (matching) {
            throw new IllegalStateException("in the middle of a match: its listener called a verb, or threw");
        }
    }

    private static PriceLevel level(WorkingOrder order) {
        PriceLevel level = order.level;
        if (level == null) {
            throw new IllegalStateException("order " + order.id + " is in the index but at no price");
        }
        return level;
    }

    private BookSide side(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    private BookSide opposite(Side side) {
        return side == Side.BUY ? asks : bids;
    }

    private WorkingOrder take() {
        WorkingOrder order = free;
        if (order == null) {
            return new WorkingOrder();
        }
        free = order.behind;
        return order;
    }

    private void release(WorkingOrder order) {
        index.remove(order);
        order.behind = free;
        free = order;
    }
}
