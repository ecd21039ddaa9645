package tapedeck.lab.store;

import tapedeck.lab.store.column.Batch;
import tapedeck.lab.store.column.ColumnTickReader;
import tapedeck.lab.store.column.RowOrder;
import tapedeck.lab.store.column.RowShape;
import tapedeck.lab.store.csv.TickSink;
import tapedeck.model.Tick;

/// Takes ticks as they are read and has them written in batches; sorts them in runs where they do not come in order.
///
/// Ticks that their source does not number are numbered within their nanosecond, in the order of the source.
final class TickIntake implements TickSink {
    private final WriteBehind staging;
    private final boolean isOrdered;
    private final long[][] columns = new long[RowShape.TICKS.columns().size()][2 * Batch.CAPACITY];
    private int rows;
    private long lastTime = Long.MIN_VALUE;
    private long ordinal;
    private long lastStagedTime = Long.MIN_VALUE;
    private long lastStagedSequence = Long.MIN_VALUE;

    TickIntake(WriteBehind staging, boolean isOrdered) {
        this.staging = staging;
        this.isOrdered = isOrdered;
    }

    @Override
    public void tick(Tick tick) {
        ordinal = tick.venueTime == lastTime ? ordinal + 1 : 0;
        lastTime = tick.venueTime;
        if (rows == columns[0].length) {
            flush();
        }
        ColumnTickReader.put(tick, columns, rows);
        columns[2][rows] = tick.sequence == 0 ? ordinal : tick.sequence;
        rows++;
    }

    /// Stages what is left. Rows out of order by time or sequence begin a run of their own, to be merged later.
    void flush() {
        if (rows == 0) {
            return;
        }
        if (!isOrdered || !isSorted()) {
            sort();
        }
        boolean continues = columns[0][0] > lastStagedTime
                || (columns[0][0] == lastStagedTime && columns[2][0] > lastStagedSequence);
        if (!continues) {
            staging.endRun();
        }
        lastStagedTime = columns[0][rows - 1];
        lastStagedSequence = columns[2][rows - 1];
        for (int from = 0; from < rows; from += Batch.CAPACITY) {
            int to = Math.min(rows, from + Batch.CAPACITY);
            staging.append(columns, from, to, 8);
        }
        rows = 0;
    }

    private boolean isSorted() {
        for (int i = 1; i < rows; i++) {
            long before = columns[0][i - 1];
            if (columns[0][i] < before || (columns[0][i] == before && columns[2][i] <= columns[2][i - 1])) {
                return false;
            }
        }
        return true;
    }

    private void sort() {
        int[] order = RowOrder.of(columns[0], columns[2], rows);
        for (long[] column : columns) {
            long[] from = column.clone();
            for (int i = 0; i < rows; i++) {
                column[i] = from[order[i]];
            }
        }
    }
}
