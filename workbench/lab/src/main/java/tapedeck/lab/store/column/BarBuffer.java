package tapedeck.lab.store.column;

import java.util.Arrays;
import tapedeck.model.Fixed;

/// One batch of bars in the making, with the smallest volume scale that holds all of it exactly. Not thread-safe.
public final class BarBuffer {
    /// Columns of a bar: start time, open, high, low, close, volume.
    public static final int COLUMNS = 6;
    /// The column of the volume.
    public static final int VOLUME = 5;

    private static final long[] POWERS = powers();

    private final long[][] columns;
    private int rows;
    private int volumeScale;

    public BarBuffer(int capacity) {
        columns = new long[COLUMNS][capacity];
    }

    /// Adds a bar; there must be room.
    ///
    /// @throws ArithmeticException where the volume does not fit 64 bits at the scale that the others need
    public void add(long start, long open, long high, long low, long close, long volume, int decimals) {
        int at = rows;
        columns[0][at] = start;
        columns[1][at] = open;
        columns[2][at] = high;
        columns[3][at] = low;
        columns[4][at] = close;
        columns[VOLUME][at] = decimals == volumeScale ? volume : scaled(volume, decimals);
        rows = at + 1;
    }

    private long scaled(long volume, int decimals) {
        long digits = volume;
        int places = decimals;
        while (places > volumeScale && digits % 10 == 0) {
            digits /= 10;
            places--;
        }
        if (places > volumeScale) {
            rescale(columns[VOLUME], rows, places - volumeScale);
            volumeScale = places;
        }
        return Math.multiplyExact(digits, POWERS[volumeScale - places]);
    }

    /// Multiplies the first `count` volumes by ten to the power of `digits`, exactly.
    public static void rescale(long[] volumes, int count, int digits) {
        for (int i = 0; i < count; i++) {
            volumes[i] = Math.multiplyExact(volumes[i], POWERS[digits]);
        }
    }

    public boolean isFull() {
        return rows == columns[0].length;
    }

    public int rows() {
        return rows;
    }

    public int volumeScale() {
        return volumeScale;
    }

    /// The values of a column; the first [#rows] count. The buffer's own array.
    public long[] column(int index) {
        return columns[index];
    }

    /// Empties the buffer; the scale stays, so that later batches start where this one ended.
    public void clear() {
        rows = 0;
    }

    /// All columns; the buffer's own arrays.
    public long[][] columns() {
        return columns;
    }

    /// Overwrites one row with another.
    public void copyRow(int from, int to) {
        for (long[] column : columns) {
            column[to] = column[from];
        }
    }

    /// Keeps the first `count` rows.
    public void truncate(int count) {
        rows = count;
    }

    /// Sorts the rows by time, equal times in the order in which they came.
    public void sort() {
        long[] times = columns[0];
        int[] order = RowOrder.of(times, times, rows);
        for (int c = 0; c < COLUMNS; c++) {
            long[] from = columns[c].clone();
            for (int i = 0; i < rows; i++) {
                columns[c][i] = from[order[i]];
            }
        }
    }

    private static long[] powers() {
        long[] powers = new long[19];
        Arrays.setAll(powers, Fixed::powerOfTen);
        return powers;
    }
}
