package tapedeck.lab.store;

import java.lang.foreign.MemorySegment;
import tapedeck.engine.DataRoot;
import tapedeck.event.TickReader;
import tapedeck.lab.store.column.Batch;
import tapedeck.lab.store.column.ColumnTickReader;
import tapedeck.lab.store.column.Columns;
import tapedeck.model.Tick;

/// The content hash of a data set's rows, computed by reading them.
final class Roots {
    private Roots() {}

    static String of(DataSetId id, int volumeScale, Columns columns) {
        return id.isBars() ? ofBars(id, volumeScale, columns) : ofTicks(id, columns);
    }

    private static String ofBars(DataSetId id, int volumeScale, Columns columns) {
        DataRoot root = DataRoot.ofBars(id.symbol(), id.interval(), volumeScale);
        for (Columns.Stretch stretch : columns.stretches()) {
            Batch batch = stretch.batch();
            MemorySegment rows = batch.enter();
            for (int row = stretch.from(); row < stretch.to(); row++) {
                root.bar(
                        rows.get(Batch.INT64, batch.offset(0) + 8L * row),
                        rows.get(Batch.INT64, batch.offset(1) + 8L * row),
                        rows.get(Batch.INT64, batch.offset(2) + 8L * row),
                        rows.get(Batch.INT64, batch.offset(3) + 8L * row),
                        rows.get(Batch.INT64, batch.offset(4) + 8L * row),
                        rows.get(Batch.INT64, batch.offset(5) + 8L * row));
            }
        }
        return root.finish();
    }

    private static String ofTicks(DataSetId id, Columns columns) {
        DataRoot root = DataRoot.ofTicks(id.symbol(), id.kind());
        TickReader reader = new ColumnTickReader(columns, 0);
        Tick tick = new Tick();
        while (reader.read(tick)) {
            root.tick(tick);
        }
        return root.finish();
    }
}
