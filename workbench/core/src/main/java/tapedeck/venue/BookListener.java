package tapedeck.venue;

import tapedeck.model.Side;

/// Hears everything a [MatchingBook] does: each verb answers through these calls, in the order in
/// which things happened, before the verb returns.
///
/// Called on the caller's thread, with the book already changed: what a callback reads is true. A
/// callback must not call a verb of the book it is called by (see [MatchingBook]). Prices and sizes
/// are the integers that were put in.
public interface BookListener {

    /// Two orders traded `size` at the maker's `price`; the maker has `makerRemaining` left, and at
    /// 0 it has left the book.
    void traded(long makerOrderId, long takerOrderId, long price, long size, long makerRemaining);

    /// A limit order, or what trades left of it, now works at the end of its price's queue.
    void added(long orderId, Side side, long price, long size);

    /// A working order lost `size` by cancel or reduce; at `remaining` 0 it has left the book.
    void reduced(long orderId, long price, long size, long remaining);

    /// A working order now stands at the end of the queue of its new price with `remaining`. Trades
    /// made on the way were told before, with the order as taker; at `remaining` 0 they filled it, and
    /// it has left the book.
    void moved(long orderId, long fromPrice, long toPrice, long remaining);

    /// `size` of what was asked for was not done. For an order this is the part that neither traded
    /// nor works; for a reduce, the size asked for; for a cancel or move of an unknown order, 0.
    void rejected(long orderId, BookRefusal reason, long size);
}
