package tapedeck.lab.store;

import java.lang.foreign.Arena;
import tapedeck.engine.BarBuilder;
import tapedeck.event.BarReader;
import tapedeck.lab.store.column.MemoryBars;
import tapedeck.model.Bar;
import tapedeck.model.DataException;
import tapedeck.model.Interval;

/// Builds coarser bars from stored finer ones with the session's own [BarBuilder]. A daily bar is a session of the
/// calendar and leaves out what traded outside it; a shorter bar counts from its session's open.
final class BarFolding {
    private BarFolding() {}

    /// The same rows as bars of a longer interval.
    static Series fold(Series fine, Interval interval, Arena arena) {
        if (!interval.isDaily() && interval.nanos() % fine.interval().nanos() != 0) {
            throw new DataException(
                    "TD-D005",
                    fine.instrument().symbol(),
                    interval + " is no multiple of the stored " + fine.interval(),
                    "ask for a multiple of " + fine.interval());
        }
        MemoryBars out = new MemoryBars(arena);
        BarBuilder builder = new BarBuilder(fine.instrument(), interval, fine.volumeScale());
        BarReader reader = fine.reader();
        Bar bar = fine.bar();
        while (reader.read(bar)) {
            if (bar.startTime() >= builder.end()) {
                emit(builder, fine.volumeScale(), out);
            }
            builder.onWhole(bar);
        }
        emit(builder, fine.volumeScale(), out);
        return Series.hashed(fine.instrument(), interval, out.volumeScale(), out.finish());
    }

    private static void emit(BarBuilder builder, int volumeScale, MemoryBars out) {
        if (builder.end() == Long.MAX_VALUE) {
            return;
        }
        builder.close();
        Bar bar = builder.bar();
        out.bar(
                bar.startTime(),
                bar.openPrice(),
                bar.highPrice(),
                bar.lowPrice(),
                bar.closePrice(),
                bar.rawVolume(),
                volumeScale);
    }
}
