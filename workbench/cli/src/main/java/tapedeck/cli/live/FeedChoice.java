package tapedeck.cli.live;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tapedeck.cli.frame.Invocation;
import tapedeck.event.WallClock;
import tapedeck.live.feed.FeedFolder;
import tapedeck.live.feed.FeedReader;
import tapedeck.live.feed.RestartingFeed;
import tapedeck.live.feed.Ring64TickReader;
import tapedeck.live.feed.Slot24TickReader;
import tapedeck.live.feed.Slot64TickReader;
import tapedeck.live.shm.FolderRule;
import tapedeck.live.shm.LapPolicy;
import tapedeck.model.ConfigException;
import tapedeck.model.Interval;

/// The options that say what a session reads and what it does when it cannot keep up.
final class FeedChoice {
    private static final long STALE = 3 * Interval.SECOND;
    private static final long PAUSE_MILLIS = 50;

    /// The formats that a session can read.
    enum Format {
        SLOT64,
        RING64,
        SLOT24;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Mixin
    private FeedPlace place = new FeedPlace();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "slot64",
            description =
                    "slot64: the latest tick; ring64: every tick; slot24: historical, loses ticks (default: ${DEFAULT-VALUE})")
    private Format format = Format.SLOT64;

    @Option(
            names = "--on-loss",
            paramLabel = "WHAT",
            defaultValue = "stop",
            description = "stop or resume when ticks of a ring were lost (default: ${DEFAULT-VALUE})")
    private LapPolicy onLoss = LapPolicy.STOP;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "5s",
            description = "how long to wait for the feed to begin (default: ${DEFAULT-VALUE})")
    private String wait = "";

    /// Opens the feed, which must be alive; when its producer is restarted later, reading goes on.
    FeedReader open(Invocation invocation, List<String> symbols, WallClock clock) {
        FeedFolder folder = place.folder(invocation);
        for (long left = Length.parse("--wait", wait).toMillis() / PAUSE_MILLIS; left > 0; left--) {
            try {
                return openNow(folder, symbols, clock);
            } catch (ConfigException notYet) {
                pause();
            }
        }
        return openNow(folder, symbols, clock);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw new CancellationException("interrupted while waiting for the feed");
        }
    }

    private FeedReader openNow(FeedFolder folder, List<String> symbols, WallClock clock) {
        RestartingFeed reader = new RestartingFeed(() -> reader(folder, symbols, clock));
        if (reader.isStale()) {
            reader.close();
            throw new ConfigException(
                    "TD-L035",
                    folder.path().toString(),
                    "the feed has given no sign of life for more than 3 s",
                    "start it again: tapedeck feed start --sim");
        }
        return reader;
    }

    private FeedReader reader(FeedFolder folder, List<String> symbols, WallClock clock) {
        return switch (format) {
            case SLOT64 -> Slot64TickReader.open(folder, symbols, clock, STALE);
            case RING64 -> Ring64TickReader.open(folder, symbols, clock, new Ring64TickReader.Limits(onLoss, STALE));
            case SLOT24 ->
                Slot24TickReader.open(
                        new Slot24TickReader.Place(folder.path(), FolderRule.PRIVATE, TimeUnit.NANOSECONDS),
                        symbols,
                        clock);
        };
    }

    @Override
    public String toString() {
        return place.name() + " (" + format + ")";
    }
}
