package tapedeck.lab.store;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import tapedeck.engine.DataRoot;
import tapedeck.engine.MonthDigest;
import tapedeck.event.TickReader;
import tapedeck.lab.store.column.Batch;
import tapedeck.lab.store.column.ColumnTickReader;
import tapedeck.lab.store.column.Columns;
import tapedeck.model.Tick;

/// The content hash of a data set's rows, computed by reading them; months of bars are hashed side by side.
final class Roots {
    private Roots() {}

    static String of(DataSetId id, int volumeScale, Columns columns) {
        return id.isBars() ? ofBars(id, volumeScale, columns) : ofTicks(id, columns);
    }

    private static String ofBars(DataSetId id, int volumeScale, Columns columns) {
        DataRoot root = DataRoot.ofBars(id.symbol(), id.interval(), volumeScale);
        List<Columns> months = months(columns);
        List<byte[]> digests = months.parallelStream().map(Roots::digest).toList();
        for (int i = 0; i < digests.size(); i++) {
            root.month(months.get(i).firstTime(), months.get(i).rows(), digests.get(i));
        }
        return root.finish();
    }

    private static List<Columns> months(Columns columns) {
        List<Columns> months = new ArrayList<>();
        long last = columns.isEmpty() ? Long.MIN_VALUE : columns.lastTime();
        long time = columns.isEmpty() ? Long.MAX_VALUE : columns.firstTime();
        while (time <= last) {
            long end = DataRoot.endOfMonth(time);
            months.add(columns.between(time, end));
            Columns rest = columns.between(end, Long.MAX_VALUE);
            time = rest.isEmpty() ? Long.MAX_VALUE : rest.firstTime();
        }
        return months;
    }

    private static byte[] digest(Columns month) {
        MonthDigest digest = new MonthDigest();
        for (Columns.Stretch stretch : month.stretches()) {
            Batch batch = stretch.batch();
            MemorySegment rows = batch.enter();
            for (int row = stretch.from(); row < stretch.to(); row++) {
                long at = 8L * row;
                digest.bar(
                        rows.get(Batch.INT64, batch.offset(0) + at),
                        rows.get(Batch.INT64, batch.offset(1) + at),
                        rows.get(Batch.INT64, batch.offset(2) + at),
                        rows.get(Batch.INT64, batch.offset(3) + at),
                        rows.get(Batch.INT64, batch.offset(4) + at),
                        rows.get(Batch.INT64, batch.offset(5) + at));
            }
        }
        return digest.digest();
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
