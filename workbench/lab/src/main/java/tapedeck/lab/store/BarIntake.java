package tapedeck.lab.store;

import tapedeck.lab.store.column.BarBuffer;
import tapedeck.lab.store.column.BarSink;
import tapedeck.lab.store.column.Batch;
import tapedeck.lab.store.csv.CsvOptions.Duplicates;
import tapedeck.model.DataException;
import tapedeck.model.Times;

/// Takes bars as they are read and has them written in batches; sorts them in runs where they do not come in order.
final class BarIntake implements BarSink {
    private static final int SORTED_RUN = 4 * Batch.CAPACITY;

    private final DataSetId id;
    private final WriteBehind staging;
    private final BarBuffer buffer;
    private final boolean isOrdered;
    private final Duplicates duplicates;

    /// @param isOrdered rows come strictly ascending
    BarIntake(DataSetId id, WriteBehind staging, boolean isOrdered, Duplicates duplicates) {
        this.id = id;
        this.staging = staging;
        this.isOrdered = isOrdered;
        this.duplicates = duplicates;
        this.buffer = new BarBuffer(isOrdered ? Batch.CAPACITY : SORTED_RUN);
    }

    @Override
    public void bar(long start, long open, long high, long low, long close, long volume, int decimals) {
        if (buffer.isFull()) {
            flush();
        }
        buffer.add(start, open, high, low, close, volume, decimals);
    }

    /// Stages what is left.
    void flush() {
        if (!isOrdered) {
            buffer.sort();
            staging.noteDropped(unite());
        }
        for (int from = 0; from < buffer.rows(); from += Batch.CAPACITY) {
            int to = Math.min(buffer.rows(), from + Batch.CAPACITY);
            staging.append(buffer.columns(), from, to, buffer.volumeScale());
        }
        if (!isOrdered) {
            staging.endRun();
        }
        buffer.clear();
    }

    /// Leaves one row of each time; returns how many went.
    private int unite() {
        long[] times = buffer.column(0);
        int kept = Math.min(1, buffer.rows());
        for (int i = 1; i < buffer.rows(); i++) {
            if (times[i] != times[kept - 1]) {
                buffer.copyRow(i, kept++);
            } else if (duplicates == Duplicates.LAST) {
                buffer.copyRow(i, kept - 1);
            } else if (duplicates == Duplicates.REFUSE) {
                throw new DataException(
                        "TD-D022",
                        id.toString(),
                        "two rows have the time " + Times.format(times[i]),
                        "say --duplicates first or --duplicates last; nothing was changed");
            }
        }
        int gone = buffer.rows() - kept;
        buffer.truncate(kept);
        return gone;
    }
}
