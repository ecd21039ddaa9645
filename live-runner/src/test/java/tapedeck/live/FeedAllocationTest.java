package tapedeck.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.event.WallClock;
import tapedeck.file.Tape;
import tapedeck.live.feed.FeedFolder;
import tapedeck.live.feed.FeedSettings;
import tapedeck.live.feed.SimulatedFeed;
import tapedeck.live.feed.Slot64TickReader;
import tapedeck.model.Fixed;
import tapedeck.model.Tick;

/// What the way from shared memory to the tape allocates per tick.
final class FeedAllocationTest {
    private static final int TICKS = 100_000;

    @TempDir
    Path root = Path.of("");

    @Test
    void readingStampingAndTapingATickAllocatesNothing() throws IOException {
        FeedFolder folder = FeedFolder.of(Optional.of(root), "sim");
        WallClock clock = new WallClock();
        Tick tick = new Tick();
        var symbol = new FeedSettings.FeedSymbol("A", Fixed.parse("100"), Fixed.parse("0.01"), Fixed.ONE);
        var settings = new FeedSettings(List.of(symbol), 1, 1_000, 0.0005, 1, Set.of(FeedSettings.Format.SLOT64));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().threadId();
        try (SimulatedFeed feed = SimulatedFeed.open(folder, settings);
                Slot64TickReader reader = Slot64TickReader.open(folder, List.of("A"), clock, Long.MAX_VALUE);
                Tape tape = new Tape(root.resolve("tape"), new TreeMap<>())) {
            long allocated = 0;
            long taken = 0;
            for (int run = 0; run < 4; run++) {
                allocated = 0;
                taken = 0;
                for (int i = 0; i < TICKS; i++) {
                    feed.writeRound();
                    long before = threads.getThreadAllocatedBytes(self);
                    if (reader.read(tick)) {
                        tape.input(tick);
                        taken++;
                    }
                    allocated += threads.getThreadAllocatedBytes(self) - before;
                }
            }
            assertThat(taken).isEqualTo(TICKS);
            assertThat(allocated / TICKS).as("%d bytes in all", allocated).isZero();
        }
    }
}
