package tapedeck.live.feed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tapedeck.event.WallClock;
import tapedeck.live.shm.FolderRule;
import tapedeck.live.shm.ReadOutcome;
import tapedeck.live.shm.Slot24;
import tapedeck.live.shm.Slot24Reader;
import tapedeck.model.Tick;

/// Polls historical slots, one file per symbol, in turn. The format loses ticks and has no sign of life.
public final class Slot24TickReader implements FeedReader {
    private final List<Slot24Reader> readers;
    private final WallClock clock;
    private int next;
    private long ticks;

    private Slot24TickReader(List<Slot24Reader> readers, WallClock clock) {
        this.readers = readers;
        this.clock = clock;
    }

    /// Where the slots are and how they count time.
    ///
    /// @param folder of `trading_data_<SYMBOL>`
    public record Place(Path folder, FolderRule rule, TimeUnit unit) {}

    /// Opens a slot per symbol; the first becomes instrument 0.
    public static Slot24TickReader open(Place place, List<String> symbols, WallClock clock) {
        List<Slot24Reader> readers = new ArrayList<>();
        try {
            for (String symbol : symbols) {
                Path file = place.folder().resolve(Slot24.fileName(symbol));
                readers.add(Slot24Reader.open(file, place.rule(), place.unit(), readers.size()));
            }
        } catch (RuntimeException e) {
            readers.forEach(Slot24Reader::close);
            throw e;
        }
        return new Slot24TickReader(readers, clock);
    }

    @Override
    public boolean read(Tick tick) {
        for (int tried = 0; tried < readers.size(); tried++) {
            Slot24Reader reader = readers.get(next);
            next = next + 1 == readers.size() ? 0 : next + 1;
            if (reader.read(tick) == ReadOutcome.NEW) {
                tick.time = clock.stamp();
                tick.sequence = ++ticks;
                return true;
            }
        }
        return false;
    }

    @Override
    public Counters counters() {
        long torn = 0;
        long unsettled = 0;
        for (Slot24Reader reader : readers) {
            torn += reader.torn();
            unsettled += reader.unsettled();
        }
        return new Counters(ticks, 0, 0, torn, unsettled);
    }

    /// Never: the format cannot tell a silent market from a dead producer.
    @Override
    public boolean isStale() {
        return false;
    }

    @Override
    public boolean isCurrent() {
        return readers.stream().allMatch(Slot24Reader::isCurrent);
    }

    @Override
    public void close() {
        readers.forEach(Slot24Reader::close);
    }
}
