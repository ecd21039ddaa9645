package tapedeck.lab.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import tapedeck.lab.store.column.Batch;
import tapedeck.lab.store.column.Columns;
import tapedeck.lab.store.column.RowShape;
import tapedeck.lab.store.csv.CsvOptions.Duplicates;
import tapedeck.model.DataException;
import tapedeck.model.Fixed;
import tapedeck.model.Times;

/// Merges what is stored of a partition with what is new, row by row. Not thread-safe.
final class RowMerge {
    /// The rank of what was stored before.
    static final int STORED = 0;

    private final DataSetId id;
    private final RowShape shape;
    private final ImportPolicy policy;
    private final int scale;
    private final long[] row;
    private int rowRank;
    private final long[][] out;
    private int count;
    private long added;
    private long same;
    private long replaced;
    private long dropped;

    /// @param scale of the volumes that come out
    RowMerge(DataSetId id, RowShape shape, ImportPolicy policy, int scale) {
        this.id = id;
        this.shape = shape;
        this.policy = policy;
        this.scale = scale;
        this.row = new long[shape.columns().size()];
        this.out = new long[shape.columns().size()][Batch.CAPACITY];
    }

    /// Rows of one origin.
    ///
    /// @param rank  [#STORED], or the order in which the import brought them
    /// @param scale of their volumes
    record Input(Columns columns, int rank, int scale) {}

    /// Writes the union of the inputs to a staging.
    void run(List<Input> inputs, Staging target) {
        PriorityQueue<RowCursor> queue = new PriorityQueue<>();
        for (Input input : inputs) {
            queue.add(new RowCursor(input.columns(), shape, input.rank(), scale - input.scale()));
        }
        List<RowCursor> next = new ArrayList<>();
        RowCursor cursor = queue.poll();
        while (cursor != null) {
            cursor.copyTo(row);
            rowRank = cursor.rank();
            added += rowRank == STORED ? 0 : 1;
            next.add(cursor);
            for (RowCursor other = queue.peek(); other != null && other.isSameKey(row); other = queue.peek()) {
                queue.remove();
                settle(other);
                next.add(other);
            }
            emit(target);
            for (RowCursor used : next) {
                if (used.next()) {
                    queue.add(used);
                }
            }
            next.clear();
            cursor = queue.poll();
        }
        flush(target);
    }

    /// Two rows of one key: the later one in rank decides, as far as the policy lets it.
    private void settle(RowCursor later) {
        long[] other = new long[row.length];
        later.copyTo(other);
        boolean isEqual = Arrays.equals(row, other);
        if (rowRank == STORED && isEqual) {
            same++;
            return;
        }
        if (rowRank == STORED) {
            if (!policy.replaces()) {
                throw differs(other);
            }
            replaced++;
        } else if (policy.duplicates() == Duplicates.REFUSE) {
            throw twice();
        } else {
            dropped++;
        }
        if (rowRank == STORED || policy.duplicates() == Duplicates.LAST) {
            System.arraycopy(other, 0, row, 0, row.length);
            rowRank = later.rank();
        }
    }

    private void emit(Staging target) {
        for (int c = 0; c < row.length; c++) {
            out[c][count] = row[c];
        }
        if (++count == Batch.CAPACITY) {
            flush(target);
        }
    }

    private void flush(Staging target) {
        if (count > 0) {
            target.append(out, count, scale);
            count = 0;
        }
    }

    private DataException differs(long[] fresh) {
        return new DataException(
                "TD-D021",
                id.toString(),
                "a row differs from what is stored at " + Times.format(row[0]) + ": stored " + text(row) + ", new "
                        + text(fresh),
                "say --replace if the new rows are right; nothing was changed");
    }

    private DataException twice() {
        return new DataException(
                "TD-D022",
                id.toString(),
                "two rows have the time " + Times.format(row[0]),
                "say --duplicates first or --duplicates last; nothing was changed");
    }

    private String text(long[] values) {
        StringBuilder out = new StringBuilder();
        int first = shape == RowShape.BARS ? 1 : 4;
        for (int c = first; c < Math.min(values.length, first + 4); c++) {
            Fixed.append(out.append(c == first ? "" : " "), values[c], 0);
        }
        return shape == RowShape.BARS ? out.append(" volume ").append(values[5]).toString() : out.toString();
    }

    long added() {
        return added;
    }

    long same() {
        return same;
    }

    long replaced() {
        return replaced;
    }

    long dropped() {
        return dropped;
    }
}
