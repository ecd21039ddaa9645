package tapedeck.venue;

/// Where along a price movement an order acts: the rules of gap, touch and cross, in one table.
///
/// A *jump* is a price that simply appears (an open, a print); a *walk* moves continuously from `from` to `to`.
/// For a buy (a sell is the mirror image):
///
/// | order | jump to p | walk from c to p |
/// |---|---|---|
/// | market | at p | at p |
/// | limit L | p ≤ L: at p | c > L ≥ p: at L; c ≤ L: at p if p ≤ L, else at L |
/// | stop S | p ≥ S: at p | c < S ≤ p: at S; c ≥ S: at c, at once |
final class Path {
    /// The order does not act on this movement.
    static final long NOWHERE = Long.MIN_VALUE;

    private Path() {}

    /// The price at which the order acts, or [#NOWHERE].
    static long actsAt(Resting order, long from, long to, boolean isJump, boolean touchIsEnough) {
        int sign = order.ticket.side().sign();
        if (order.isMarket()) {
            return to;
        }
        if (order.isStop()) {
            return stop(sign, order.stop(), from, to, isJump);
        }
        return order.isLimit()
                ? limit(sign, order.ticket.limit(), from, to, isJump || from == to, touchIsEnough)
                : NOWHERE;
    }

    private static long limit(int sign, long limit, long from, long to, boolean isJump, boolean touchIsEnough) {
        long room = sign * (limit - to);
        boolean reached = touchIsEnough ? room >= 0 : room > 0;
        if (isJump) {
            return reached ? to : NOWHERE;
        }
        boolean wasMarketable = touchIsEnough ? sign * (limit - from) >= 0 : sign * (limit - from) > 0;
        if (wasMarketable) {
            return room >= 0 ? to : limit;
        }
        return reached ? limit : NOWHERE;
    }

    private static long stop(int sign, long stop, long from, long to, boolean isJump) {
        boolean reached = sign * (to - stop) >= 0;
        if (isJump) {
            return reached ? to : NOWHERE;
        }
        boolean wasBeyond = sign * (from - stop) >= 0;
        if (wasBeyond) {
            return from;
        }
        return reached ? stop : NOWHERE;
    }
}
