package tapedeck.lab.store;

import tapedeck.lab.store.column.BarBuffer;
import tapedeck.lab.store.column.Batch;
import tapedeck.lab.store.column.Columns;
import tapedeck.lab.store.column.RowShape;
import tapedeck.model.Fixed;

/// Walks through the rows of one file while several are merged. Not thread-safe.
final class RowCursor implements Comparable<RowCursor> {
    private final Columns columns;
    private final RowShape shape;
    private final int rank;
    private final long factor;
    private final long divisor;
    private final java.util.Iterator<Columns.Stretch> stretches;
    private Batch batch;
    private int row;
    private int end;

    /// @param rank  orders files with equal rows: older first
    /// @param digits by which volumes must be scaled up, or down where it is negative
    RowCursor(Columns columns, RowShape shape, int rank, int digits) {
        this.columns = columns;
        this.shape = shape;
        this.rank = rank;
        this.factor = shape == RowShape.BARS && digits > 0 ? Fixed.powerOfTen(digits) : 1;
        this.divisor = shape == RowShape.BARS && digits < 0 ? Fixed.powerOfTen(-digits) : 1;
        this.stretches = this.columns.stretches().iterator();
        Columns.Stretch first = stretches.next();
        this.batch = first.batch();
        this.row = first.from();
        this.end = first.to();
    }

    /// Goes to the next row; false at the end.
    boolean next() {
        if (++row < end) {
            return true;
        }
        if (!stretches.hasNext()) {
            return false;
        }
        Columns.Stretch stretch = stretches.next();
        batch = stretch.batch();
        row = stretch.from();
        end = stretch.to();
        return true;
    }

    int rank() {
        return rank;
    }

    long value(int column) {
        long stored = batch.value(column, row);
        boolean isScaled = column == BarBuffer.VOLUME && factor != divisor;
        return isScaled ? Math.multiplyExact(stored, factor) / divisor : stored;
    }

    void copyTo(long[] target) {
        for (int c = 0; c < target.length; c++) {
            target[c] = value(c);
        }
    }

    boolean isSameKey(long[] other) {
        return value(0) == other[0] && value(shape.tieBreak()) == other[shape.tieBreak()];
    }

    @Override
    public int compareTo(RowCursor other) {
        int byTime = Long.compare(value(0), other.value(0));
        if (byTime != 0) {
            return byTime;
        }
        int tie = Long.compare(value(shape.tieBreak()), other.value(shape.tieBreak()));
        return tie != 0 ? tie : Integer.compare(rank, other.rank);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return rank;
    }
}
