package tapedeck.lab.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tapedeck.lab.store.arrow.PartitionInfo;
import tapedeck.lab.store.arrow.PartitionWriter;
import tapedeck.lab.store.column.RowShape;

/// New rows on their way into a data set: sorted runs, cut into partition files in a folder of their own.
///
/// Rows of one run come in ascending order. Not thread-safe.
final class Staging implements Closeable {
    private final Path folder;
    private final RowShape shape;
    private final Partitioning partitioning;
    private final boolean isCold;
    private final List<Part> parts = new ArrayList<>();
    private @Nullable PartitionWriter writer;
    private long end;
    private long key;
    private int scale;
    private long rows;
    private long dropped;

    /// A staged partition file.
    ///
    /// @param key   which partition its rows belong to
    /// @param scale of its volumes
    record Part(long key, int scale, PartitionInfo info) {}

    Staging(Path folder, RowShape shape, Partitioning partitioning, boolean isCold) {
        this.folder = folder;
        this.shape = shape;
        this.partitioning = partitioning;
        this.isCold = isCold;
    }

    /// Adds rows that continue the run.
    void append(long[][] columns, int count, int volumeScale) {
        try {
            int from = 0;
            while (from < count) {
                long time = columns[0][from];
                if (writer == null || time >= end || volumeScale != scale) {
                    open(time, volumeScale);
                }
                int to = columns[0][count - 1] < end ? count : firstAtOrAfter(columns[0], from, count, end);
                Objects.requireNonNull(writer).write(from == 0 ? columns : cut(columns, from, to), to - from);
                from = to;
            }
            rows += count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends the run: the next rows may begin anywhere.
    void endRun() {
        try {
            PartitionWriter open = writer;
            if (open != null) {
                parts.add(new Part(key, scale, open.finish()));
                writer = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All staged files, in the order in which their rows came.
    List<Part> parts() {
        return parts;
    }

    long rows() {
        return rows;
    }

    /// Rows that were left out before they came here.
    void noteDropped(long count) {
        dropped += count;
        rows += count;
    }

    long dropped() {
        return dropped;
    }

    private void open(long time, int volumeScale) throws IOException {
        endRun();
        key = partitioning.key(time);
        end = partitioning.end(time);
        scale = volumeScale;
        writer = new PartitionWriter(folder.resolve("part-" + parts.size() + ".arrow"), shape.columns(), isCold);
    }

    private static long[][] cut(long[][] columns, int from, int to) {
        long[][] part = new long[columns.length][];
        for (int c = 0; c < columns.length; c++) {
            part[c] = Arrays.copyOfRange(columns[c], from, to);
        }
        return part;
    }

    private static int firstAtOrAfter(long[] times, int from, int to, long time) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public void close() throws IOException {
        PartitionWriter open = writer;
        if (open != null) {
            open.close();
        }
    }
}
