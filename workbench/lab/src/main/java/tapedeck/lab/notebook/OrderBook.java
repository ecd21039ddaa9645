package tapedeck.lab.notebook;

import java.util.Arrays;
import tapedeck.model.Fixed;
import tapedeck.model.Side;
import tapedeck.venue.MatchingBook;

/// The levels of an order book at one moment, the best first on each side. Immutable.
public final class OrderBook {
    private final double[] bidPrices;
    private final double[] bidSizes;
    private final double[] askPrices;
    private final double[] askSizes;

    /// @param bids price and size of each level
    /// @param asks price and size of each level
    public OrderBook(double[][] bids, double[][] asks) {
        bidPrices = column(bids, 0);
        bidSizes = column(bids, 1);
        askPrices = column(asks, 0);
        askSizes = column(asks, 1);
    }

    static OrderBook of(MatchingBook book, int levels) {
        return new OrderBook(levels(book, Side.BUY, levels), levels(book, Side.SELL, levels));
    }

    private static double[][] levels(MatchingBook book, Side side, int levels) {
        long[] prices = new long[levels];
        long[] sizes = new long[levels];
        int count = book.depth(side, prices, sizes, new int[levels]);
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = new double[] {Fixed.toDouble(prices[i]), Fixed.toDouble(sizes[i])};
        }
        return rows;
    }

    private static double[] column(double[][] rows, int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }

    double[] prices(Side side) {
        return side == Side.BUY ? bidPrices.clone() : askPrices.clone();
    }

    /// What could be traded down to each level.
    double[] depths(Side side) {
        double[] sizes = side == Side.BUY ? bidSizes.clone() : askSizes.clone();
        for (int i = 1; i < sizes.length; i++) {
            sizes[i] += sizes[i - 1];
        }
        return sizes;
    }
}
