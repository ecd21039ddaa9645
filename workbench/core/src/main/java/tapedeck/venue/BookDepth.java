package tapedeck.venue;

/// Reads the levels of one side from the best on: for snapshots, and for all-or-nothing orders,
/// which must know beforehand.
final class BookDepth {
    private BookDepth() {}

    /// Whether the levels down to `worstRank` hold at least `size`.
    static boolean holds(BookSide side, long worstRank, long size) {
        long missing = size;
        PriceLevel level = side.best;
        while (level != null && level.rank >= worstRank) {
            if (level.volume >= missing) {
                return true;
            }
            missing -= level.volume;
            level = level.worse;
        }
        return false;
    }

    /// Whether taking `size` from the best levels costs at most `budget` (taking asks) or brings at
    /// least `budget` (taking bids), where money = price × size ÷ `unitSize`.
    ///
    /// No overflow: sizes add up to less than 2^63, prices are below 2^63, so the sum of their
    /// products stays below 2^126, within the 128 bits of (high, low).
    static boolean fitsBudget(BookSide side, long size, long budget, long unitSize) {
        if (side.volume < size) {
            return false;
        }
        long high = 0;
        long low = 0;
        long missing = size;
        for (PriceLevel level = side.best; level != null && missing > 0; level = level.worse) {
            long taken = Math.min(missing, level.volume);
            long price = level.price();
            long product = price * taken;
            low += product;
            high += Math.multiplyHigh(price, taken) + carry(low, product);
            missing -= taken;
        }
        long budgetLow = budget * unitSize;
        long budgetHigh = Math.multiplyHigh(budget, unitSize);
        int order = high != budgetHigh ? Long.compare(high, budgetHigh) : Long.compareUnsigned(low, budgetLow);
        return switch (side.side) {
            case SELL -> order <= 0;
            case BUY -> order >= 0;
        };
    }

    /// 1 if adding `addend` made `sum` wrap around as an unsigned number.
    private static long carry(long sum, long addend) {
        return Long.compareUnsigned(sum, addend) < 0 ? 1 : 0;
    }

    static int copy(BookSide side, long[] prices, long[] volumes, int[] orders) {
        int room = Math.min(prices.length, Math.min(volumes.length, orders.length));
        int count = 0;
        PriceLevel level = side.best;
        while (count < room && level != null) {
            prices[count] = level.price();
            volumes[count] = level.volume;
            orders[count] = level.orders;
            count++;
            level = level.worse;
        }
        return count;
    }
}
