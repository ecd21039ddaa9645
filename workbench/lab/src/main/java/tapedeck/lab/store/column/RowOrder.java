package tapedeck.lab.store.column;

import java.util.Arrays;

/// Puts rows in order of time, ties by a second column, further ties as they came.
public final class RowOrder {
    private RowOrder() {}

    /// The row numbers in order.
    public static int[] of(long[] times, long[] ties, int rows) {
        Integer[] boxed = new Integer[rows];
        Arrays.setAll(boxed, i -> i);
        Arrays.sort(boxed, (a, b) -> {
            int byTime = Long.compare(times[a], times[b]);
            return byTime != 0 ? byTime : Long.compare(ties[a], ties[b]);
        });
        int[] order = new int[rows];
        Arrays.setAll(order, i -> boxed[i]);
        return order;
    }
}
