package tapedeck.lab.store.arrow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tapedeck.engine.MarketData;
import tapedeck.event.BarReader;
import tapedeck.lab.store.column.BarBuffer;
import tapedeck.lab.store.column.Batch;
import tapedeck.lab.store.column.RowShape;
import tapedeck.model.Bar;

/// Writes opened bars as one Arrow IPC file: int64 columns, prices at 1e-8, volume at the data set's scale.
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
}
