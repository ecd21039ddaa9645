package tapedeck.lab.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tapedeck.event.TickReader;
import tapedeck.lab.store.arrow.PartitionWriter;
import tapedeck.lab.store.column.Batch;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Times;

/// Writes tick, volume and money bars as a file for other programs.
public final class ThresholdFile {
    private ThresholdFile() {}

    /// As CSV: UTC times and decimal numbers.
    ///
    /// @return the number of bars
    public static long csv(TickReader ticks, Instrument instrument, BarRule rule, Path target) throws IOException {
        long[] count = {0};
        try (Writer out = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
            out.write(String.join(",", ThresholdBars.COLUMNS) + "\n");
            ThresholdBars.build(ticks, instrument, rule, row -> {
                StringBuilder line = new StringBuilder(Times.format(row[0]));
                for (int c = 1; c <= 5; c++) {
                    Fixed.append(line.append(','), row[c], 0);
                }
                line.append(',').append(Times.format(row[6])).append(',').append(row[7]);
                write(out, line.append('\n'));
                count[0]++;
            });
        }
        return count[0];
    }

    private static void write(Writer out, CharSequence line) {
        try {
            out.append(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As Arrow: int64 columns, prices and volume at 1e-8.
    ///
    /// @return the number of bars
    public static long arrow(TickReader ticks, Instrument instrument, BarRule rule, Path target) throws IOException {
        Files.deleteIfExists(target);
        try (PartitionWriter writer = new PartitionWriter(target, ThresholdBars.COLUMNS, false)) {
            Rows rows = new Rows(writer);
            ThresholdBars.build(ticks, instrument, rule, rows);
            rows.flush();
            writer.finish();
            return rows.total;
        }
    }

    private static final class Rows implements ThresholdBars.Sink {
        private final PartitionWriter writer;
        private final long[][] columns = new long[ThresholdBars.COLUMNS.size()][Batch.CAPACITY];
        private int count;
        private long total;

        Rows(PartitionWriter writer) {
            this.writer = writer;
        }

        @Override
        public void bar(long[] row) {
            for (int c = 0; c < row.length; c++) {
                columns[c][count] = row[c];
            }
            count++;
            total++;
            if (count == Batch.CAPACITY) {
                flush();
            }
        }

        void flush() {
            try {
                if (count > 0) {
                    writer.write(columns, count);
                }
                count = 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
