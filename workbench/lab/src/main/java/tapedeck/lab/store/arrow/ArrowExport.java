package tapedeck.lab.store.arrow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tapedeck.engine.MarketData;
import tapedeck.event.BarReader;
import tapedeck.event.TickReader;
import tapedeck.lab.store.column.BarBuffer;
import tapedeck.lab.store.column.Batch;
import tapedeck.lab.store.column.ColumnTickReader;
import tapedeck.lab.store.column.RowShape;
import tapedeck.model.Bar;
import tapedeck.model.Tick;

/// Writes opened bars or ticks as one Arrow IPC file: int64 columns as the store keeps them, prices at 1e-8, a bar's
/// volume at the data set's scale.
public final class ArrowExport {
    private ArrowExport() {}

    /// @return the number of bars
    public static long bars(MarketData data, int instrument, Path target) throws IOException {
        Files.deleteIfExists(target);
        BarBuffer buffer = new BarBuffer(Batch.CAPACITY);
        Bar bar = new Bar(data.instruments().get(instrument), data.interval(), data.volumeScale(instrument));
        BarReader reader = data.bars(instrument);
        long rows = 0;
        try (PartitionWriter writer = new PartitionWriter(target, RowShape.BARS.columns(), false)) {
            while (reader.read(bar)) {
                buffer.add(
                        bar.startTime(),
                        bar.openPrice(),
                        bar.highPrice(),
                        bar.lowPrice(),
                        bar.closePrice(),
                        bar.rawVolume(),
                        0);
                rows++;
                if (buffer.isFull()) {
                    writer.write(buffer.columns(), buffer.rows());
                    buffer.clear();
                }
            }
            if (buffer.rows() > 0) {
                writer.write(buffer.columns(), buffer.rows());
            }
            writer.finish();
        }
        return rows;
    }

    /// @return the number of ticks
    public static long ticks(TickReader reader, Path target) throws IOException {
        Files.deleteIfExists(target);
        long[][] columns = new long[RowShape.TICKS.columns().size()][Batch.CAPACITY];
        Tick tick = new Tick();
        long rows = 0;
        try (PartitionWriter writer = new PartitionWriter(target, RowShape.TICKS.columns(), false)) {
            int count = 0;
            while (reader.read(tick)) {
                ColumnTickReader.put(tick, columns, count++);
                rows++;
                if (count == Batch.CAPACITY) {
                    writer.write(columns, count);
                    count = 0;
                }
            }
            if (count > 0) {
                writer.write(columns, count);
            }
            writer.finish();
        }
        return rows;
    }
}
