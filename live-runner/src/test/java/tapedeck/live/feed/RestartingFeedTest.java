package tapedeck.live.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.event.WallClock;
import tapedeck.live.shm.FolderRule;
import tapedeck.model.Fixed;
import tapedeck.model.Tick;

final class RestartingFeedTest {
    private static final long NEVER_STALE = Long.MAX_VALUE;
    private static final long AT_ONCE = -1;

    @TempDir
    Path base = Path.of("");

    private final Tick tick = new Tick();
    private final WallClock clock = new WallClock();
    private long staleNanos = NEVER_STALE;

    @Test
    void liveFeedIsLeftAlone() {
        try (SimulatedFeed producer = SimulatedFeed.open(folder(), settings(FeedSettings.Format.SLOT64));
                RestartingFeed feed = new RestartingFeed(this::open)) {
            producer.writeRound();

            assertThat(feed.isStale()).isFalse();
            assertThat(feed.read(tick)).isTrue();
            assertThat(tick.has(Tick.GAP)).isFalse();
            assertThat(feed.restarts()).isZero();
        }
    }

    @Test
    void staleFeedIsFoundAgainWithAGap() {
        staleNanos = AT_ONCE;
        SimulatedFeed first = SimulatedFeed.open(folder(), settings(FeedSettings.Format.SLOT64));
        first.writeRound();
        try (RestartingFeed feed = new RestartingFeed(this::open)) {
            feed.read(tick);
            assertThat(feed.isStale()).isTrue();
            first.close();
            assertThat(feed.isStale()).as("there is nothing to open").isTrue();
            assertThat(feed.restarts()).isZero();

            try (SimulatedFeed second = SimulatedFeed.open(folder(), settings(FeedSettings.Format.SLOT64))) {
                second.writeRound();
                assertThat(feed.read(tick)).as("still in the old file").isFalse();
                feed.isStale();
                assertThat(feed.restarts()).isEqualTo(1);
                assertThat(feed.read(tick)).isTrue();
                assertThat(tick.has(Tick.GAP)).isTrue();
                assertThat(feed.counters().ticks()).isEqualTo(2);
            }
        }
    }

    @Test
    void historicalSlotsAreReadInTurn() {
        var place = new Slot24TickReader.Place(folder().path(), FolderRule.PRIVATE, TimeUnit.NANOSECONDS);
        try (SimulatedFeed producer = SimulatedFeed.open(folder(), settings(FeedSettings.Format.SLOT24));
                Slot24TickReader reader = Slot24TickReader.open(place, List.of("B", "A"), clock)) {
            for (int round = 1; round <= 3; round++) {
                producer.writeRound();
                for (int instrument = 0; instrument < 2; instrument++) {
                    assertThat(reader.read(tick)).isTrue();
                    assertThat(tick.instrument).isEqualTo(instrument);
                    assertThat(tick.price > Fixed.parse("50")).isEqualTo(instrument == 1);
                }
                assertThat(reader.read(tick)).isFalse();
            }
            assertThat(reader.counters().ticks()).isEqualTo(6);
        }
    }

    private FeedReader open() {
        return Slot64TickReader.open(folder(), List.of("A"), clock, staleNanos);
    }

    private FeedFolder folder() {
        return FeedFolder.of(Optional.of(base), "sim");
    }

    private static FeedSettings settings(FeedSettings.Format format) {
        return new FeedSettings(
                List.of(
                        new FeedSettings.FeedSymbol("A", Fixed.parse("100"), Fixed.parse("0.01"), Fixed.ONE),
                        new FeedSettings.FeedSymbol("B", Fixed.parse("10"), Fixed.parse("0.01"), Fixed.ONE)),
                1,
                100,
                0.0005,
                1,
                Set.of(format));
    }
}
