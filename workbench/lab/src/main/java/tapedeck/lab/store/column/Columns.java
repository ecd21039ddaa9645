package tapedeck.lab.store.column;

import java.util.ArrayList;
import java.util.List;

/// The rows of one data set as a list of batches in time order, from a first row to a last. Immutable.
///
/// Does not own the memory behind its batches.
public final class Columns {
    private final List<Batch> batches;
    private final long[] starts;
    private final long from;
    private final long to;

    public Columns(List<Batch> batches) {
        this.batches = List.copyOf(batches);
        this.starts = new long[batches.size() + 1];
        for (int i = 0; i < batches.size(); i++) {
            starts[i + 1] = starts[i] + batches.get(i).rows();
        }
        this.from = 0;
        this.to = starts[batches.size()];
    }

    private Columns(Columns all, long from, long to) {
        this.batches = all.batches;
        this.starts = all.starts;
        this.from = from;
        this.to = to;
    }

    /// The rows whose time lies in [fromTime, toTime).
    public Columns between(long fromTime, long toTime) {
        long first = Math.clamp(rowAt(fromTime), from, to);
        return new Columns(this, first, Math.clamp(rowAt(toTime), first, to));
    }

    public long rows() {
        return to - from;
    }

    public boolean isEmpty() {
        return to == from;
    }

    /// Time of the first row.
    public long firstTime() {
        return value(0, 0);
    }

    /// Time of the last row.
    public long lastTime() {
        return value(0, rows() - 1);
    }

    /// One value; for searching and for tests, not for scanning.
    public long value(int column, long row) {
        int batch = batchOf(from + row);
        return batches.get(batch).value(column, (int) (from + row - starts[batch]));
    }

    /// The batches that hold these rows, whole, with the rows of each that belong here.
    public List<Stretch> stretches() {
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < batches.size(); i++) {
            long first = Math.max(from, starts[i]);
            long last = Math.min(to, starts[i + 1]);
            if (first < last) {
                stretches.add(new Stretch(batches.get(i), (int) (first - starts[i]), (int) (last - starts[i])));
            }
        }
        return stretches;
    }

    /// Rows `from` to `to`, exclusive, of a batch.
    public record Stretch(Batch batch, int from, int to) {}

    private long rowAt(long time) {
        int low = 0;
        int high = batches.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (batches.get(middle).lastTime() < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == batches.size()
                ? starts[low]
                : starts[low] + batches.get(low).lowerBound(time);
    }

    private int batchOf(long row) {
        int low = 0;
        int high = batches.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= row) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
