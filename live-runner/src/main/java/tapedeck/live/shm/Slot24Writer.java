package tapedeck.live.shm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tapedeck.model.Fixed;
import tapedeck.model.Tick;

/// Publishes trades as historical slots, one file per symbol. One writing thread.
///
/// Carries price, venue time and whole units of volume only; quotes and other kinds are not representable and are
/// counted, not written.
public final class Slot24Writer implements TickSink {
    private final List<SegmentFile> files;
    private final TimeUnit unit;
    private long dropped;

    private Slot24Writer(List<SegmentFile> files, TimeUnit unit) {
        this.files = files;
        this.unit = unit;
    }

    /// One file per symbol, in the order of their numbers.
    public static Slot24Writer create(Path folder, List<String> symbols, TimeUnit unit) {
        List<SegmentFile> files = new ArrayList<>();
        try {
            for (String symbol : symbols) {
                files.add(SegmentFile.create(folder.resolve(Slot24.fileName(symbol)), Slot24.BYTES));
            }
        } catch (RuntimeException e) {
            files.forEach(file -> {
                file.close();
                SegmentFile.delete(file.path());
            });
            throw e;
        }
        return new Slot24Writer(files, unit);
    }

    @Override
    public void write(Tick tick) {
        if (!tick.isTrade()) {
            dropped++;
            return;
        }
        long timestamp = unit.convert(tick.venueTime, TimeUnit.NANOSECONDS);
        int volume = (int) Math.min(Integer.MAX_VALUE, tick.size / Fixed.ONE);
        Slot24.write(files.get(tick.instrument).memory(), Fixed.toDouble(tick.price), timestamp, volume);
    }

    /// The format has no heartbeat.
    @Override
    public void beat(long time) {}

    /// Ticks that the format cannot carry.
    public long dropped() {
        return dropped;
    }

    @Override
    public void close() {
        files.forEach(SegmentFile::close);
    }
}
