package tapedeck.live.feed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tapedeck.event.WallClock;
import tapedeck.live.ProcessLock;
import tapedeck.live.shm.InstrumentTable;
import tapedeck.live.shm.Ring64Writer;
import tapedeck.live.shm.SegmentHeader.Producer;
import tapedeck.live.shm.Slot24Writer;
import tapedeck.live.shm.Slot64Writer;
import tapedeck.live.shm.TickSink;
import tapedeck.model.Interval;
import tapedeck.model.Side;
import tapedeck.model.Tick;

/// Writes seeded price paths into shared memory at a steady rate: practice without an exchange.
///
/// The n-th tick of a symbol has the same price, size and distance in venue time from the first, whenever it runs.
/// Owns its folder's files: opening removes what a dead producer left, closing removes its own. One thread.
public final class SimulatedFeed implements AutoCloseable {
    private static final int RING_SLOTS = 1 << 16;
    private static final int LARGEST_SIZE_IN_LOTS = 100;
    private static final long LONGEST_PAUSE = 100_000_000L;

    private final FeedFolder folder;
    private final FeedSettings settings;
    private final ProcessLock lock;
    private final WallClock clock = new WallClock();
    private final List<PricePath> paths = new ArrayList<>();
    private final List<TickSink> sinks = new ArrayList<>();
    private final Tick tick = new Tick();
    private final long epoch;
    private final int cleaned;
    private long rounds;

    private SimulatedFeed(FeedFolder folder, FeedSettings settings, ProcessLock lock) {
        this.folder = folder;
        this.settings = settings;
        this.lock = lock;
        this.epoch = clock.read();
        this.cleaned = folder.clean();
        for (FeedSettings.FeedSymbol each : settings.symbols()) {
            paths.add(new PricePath(
                    settings.seed(), each.symbol(), each.firstPrice(), each.tickSize(), settings.volatility()));
        }
    }

    /// Takes the folder and creates its files; nothing is left behind if that fails.
    public static SimulatedFeed open(FeedFolder folder, FeedSettings settings) {
        ProcessLock lock = folder.take();
        try {
            SimulatedFeed feed = new SimulatedFeed(folder, settings, lock);
            feed.createFiles();
            return feed;
        } catch (RuntimeException e) {
            folder.clean();
            lock.close();
            throw e;
        }
    }

    private void createFiles() {
        InstrumentTable table = new InstrumentTable(settings.symbols().stream()
                .map(each -> new InstrumentTable.Row(each.symbol(), each.tickSize(), each.lotSize()))
                .toList());
        table.write(folder.path());
        Producer producer = new Producer(ProcessHandle.current().pid(), epoch, table.shortHash());
        Path path = folder.path();
        List<String> symbols =
                settings.symbols().stream().map(FeedSettings.FeedSymbol::symbol).toList();
        for (FeedSettings.Format format : FeedSettings.Format.values()) {
            if (settings.formats().contains(format)) {
                sinks.add(
                        switch (format) {
                            case SLOT64 -> Slot64Writer.create(folder.slot64(), symbols.size(), producer);
                            case RING64 -> Ring64Writer.create(folder.ring64(), RING_SLOTS, producer);
                            case SLOT24 -> Slot24Writer.create(path, symbols, TimeUnit.NANOSECONDS);
                        });
            }
        }
    }

    /// Writes `limit` ticks per symbol, or until told to stop; the number of ticks written by this call.
    public long run(long limit, BooleanSupplier isStopped) {
        long start = System.nanoTime();
        double pause = (double) Interval.SECOND / settings.ticksPerSecond();
        long done = 0;
        while (done < limit && !isStopped.getAsBoolean()) {
            long wait = start + (long) (done * pause) - System.nanoTime();
            if (wait > 0) {
                beat();
                LockSupport.parkNanos(Math.min(wait, LONGEST_PAUSE));
            } else {
                writeRound();
                done++;
            }
        }
        return done * paths.size();
    }

    /// One tick of every symbol, in the order of their numbers.
    public void writeRound() {
        long sinceFirst = (long) (rounds * settings.speed() * Interval.SECOND / settings.ticksPerSecond());
        for (int i = 0; i < paths.size(); i++) {
            PricePath path = paths.get(i);
            tick.venueTime = epoch + sinceFirst;
            tick.time = clock.read();
            tick.instrument = i;
            tick.kind = Tick.TRADE;
            tick.flags = Tick.SIMULATED | Tick.LAST_IN_BATCH;
            tick.price = path.next();
            tick.size = path.nextSize(settings.symbols().get(i).lotSize(), LARGEST_SIZE_IN_LOTS);
            tick.side = (byte) (path.nextIsBuy() ? Side.BUY : Side.SELL).sign();
            for (TickSink sink : sinks) {
                sink.write(tick);
            }
        }
        rounds++;
    }

    private void beat() {
        long now = clock.read();
        for (TickSink sink : sinks) {
            sink.beat(now);
        }
    }

    /// Files of a dead producer that were removed at the start.
    public int cleaned() {
        return cleaned;
    }

    @Override
    public void close() {
        sinks.forEach(TickSink::close);
        folder.clean();
        lock.close();
    }
}
