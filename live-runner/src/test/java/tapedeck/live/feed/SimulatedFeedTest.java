package tapedeck.live.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.event.WallClock;
import tapedeck.live.feed.FeedSettings.FeedSymbol;
import tapedeck.live.feed.FeedSettings.Format;
import tapedeck.live.shm.FolderRule;
import tapedeck.live.shm.LapPolicy;
import tapedeck.live.shm.ReadOutcome;
import tapedeck.live.shm.Slot64Reader;
import tapedeck.model.ConfigException;
import tapedeck.model.DataException;
import tapedeck.model.Fixed;
import tapedeck.model.Tick;

final class SimulatedFeedTest {
    private static final long MINUTE = 60_000_000_000L;

    @TempDir
    Path base = Path.of("");

    private final Tick tick = new Tick();
    private final WallClock clock = new WallClock();

    @Test
    void sameSeedSamePathAnotherSeedAnotherPath() {
        List<Long> first = prices(7);

        assertThat(prices(7)).isEqualTo(first);
        assertThat(prices(8)).isNotEqualTo(first);
        assertThat(first.stream().distinct().count()).isGreaterThan(50);
    }

    @Test
    void pathIsTheSameOnEveryMachine() {
        PricePath path = new PricePath(1, "BTC-USD", Fixed.parse("100"), Fixed.parse("0.01"), 0.001);

        assertThat(List.of(Fixed.format(path.next()), Fixed.format(path.next()), Fixed.format(path.next())))
                .containsExactly("100.07", "100.03", "99.88");
    }

    @Test
    void everyInstrumentIsTakenInTurnWithRisingTimes() {
        try (SimulatedFeed feed = SimulatedFeed.open(folder(), settings(Format.SLOT64));
                Slot64TickReader reader =
                        Slot64TickReader.open(folder(), List.of("ETH-USD", "BTC-USD"), clock, MINUTE)) {
            long last = 0;
            for (int round = 0; round < 3; round++) {
                feed.writeRound();
                for (int instrument = 0; instrument < 2; instrument++) {
                    assertThat(reader.read(tick)).isTrue();
                    assertThat(tick.instrument).isEqualTo(instrument);
                    assertThat(tick.price > Fixed.parse("1000")).isEqualTo(instrument == 1);
                    assertThat(tick.time).isGreaterThan(last);
                    last = tick.time;
                    assertThat(clock.reach(tick.time)).isTrue();
                }
                assertThat(reader.read(tick)).isFalse();
            }
            assertThat(reader.counters().ticks()).isEqualTo(6);
            assertThat(reader.isStale()).isFalse();
        }
    }

    @Test
    void slowReaderOfSlotsIsToldWhatWasConflated() {
        try (SimulatedFeed feed = SimulatedFeed.open(folder(), settings(Format.SLOT64));
                Slot64TickReader reader = Slot64TickReader.open(folder(), List.of("BTC-USD"), clock, MINUTE)) {
            feed.writeRound();
            reader.read(tick);
            feed.writeRound();
            feed.writeRound();
            feed.writeRound();

            assertThat(reader.read(tick)).isTrue();
            assertThat(reader.read(tick)).isFalse();
            assertThat(reader.counters().conflated()).isEqualTo(2);
        }
    }

    @Test
    void ringReaderTakesEveryTickOfItsInstruments() {
        var limits = new Ring64TickReader.Limits(LapPolicy.STOP, MINUTE);
        try (SimulatedFeed feed = SimulatedFeed.open(folder(), settings(Format.RING64));
                Ring64TickReader reader = Ring64TickReader.open(folder(), List.of("ETH-USD"), clock, limits)) {
            for (int i = 0; i < 100; i++) {
                feed.writeRound();
            }
            long read = 0;
            while (reader.read(tick)) {
                assertThat(tick.instrument).isZero();
                assertThat(tick.sequence).isEqualTo(2 * ++read);
            }

            assertThat(read).isEqualTo(100);
        }
    }

    @Test
    void overtakenRingReaderStopsWithTheNumberLost() {
        var limits = new Ring64TickReader.Limits(LapPolicy.STOP, MINUTE);
        try (SimulatedFeed feed = SimulatedFeed.open(folder(), settings(Format.RING64));
                Ring64TickReader reader = Ring64TickReader.open(folder(), List.of("BTC-USD"), clock, limits)) {
            for (int i = 0; i < 40_000; i++) {
                feed.writeRound();
            }

            assertThatThrownBy(() -> reader.read(tick))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("14465 ticks were overwritten");
        }
    }

    @Test
    void closedFeedLeavesNoSegments() throws IOException {
        SimulatedFeed feed = SimulatedFeed.open(folder(), settings(Format.values()));
        assertThat(files())
                .containsExactly(
                        "feed.lock",
                        "instruments.csv",
                        "ticks.ring64",
                        "ticks.slot64",
                        "trading_data_BTC-USD",
                        "trading_data_ETH-USD");
        feed.close();

        assertThat(files()).containsExactly("feed.lock");
        assertThat(FeedStatus.of(folder())).isEmpty();
    }

    @Test
    void deadProducersFilesAreReplaced() throws IOException {
        SimulatedFeed.open(folder(), settings(Format.SLOT64)).close();
        Files.writeString(folder().slot64(), "left behind");

        try (SimulatedFeed feed = SimulatedFeed.open(folder(), settings(Format.SLOT64))) {
            assertThat(feed.cleaned()).isEqualTo(1);
            feed.writeRound();
            assertThat(read(folder())).isEqualTo(ReadOutcome.NEW);
        }
    }

    @Test
    void secondProducerIsRefused() {
        try (SimulatedFeed feed = SimulatedFeed.open(folder(), settings(Format.SLOT64))) {
            assertThatThrownBy(() -> SimulatedFeed.open(folder(), settings(Format.SLOT64)))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("being written by process "
                            + ProcessHandle.current().pid());
            feed.writeRound();
            assertThat(read(folder())).isEqualTo(ReadOutcome.NEW);
        }
    }

    @Test
    void statusTellsProducerRateAndNumberOfTicks() {
        for (Format format : List.of(Format.SLOT64, Format.RING64)) {
            try (SimulatedFeed feed = SimulatedFeed.open(folder(), settings(format))) {
                assertThat(feed.run(50, () -> false)).isEqualTo(100);

                FeedStatus status = FeedStatus.of(folder()).orElseThrow();
                assertThat(status.pid()).isEqualTo(ProcessHandle.current().pid());
                assertThat(status.isAlive()).isTrue();
                assertThat(status.ticks()).isEqualTo(100);
                assertThat(status.instruments()).isEqualTo(2);
                assertThat(status.ticksPerSecond()).isPositive();
                assertThat(status.gaps()).isZero();
            }
        }
    }

    @Test
    void unknownSymbolNamesTheKnownOnes() {
        try (SimulatedFeed feed = SimulatedFeed.open(folder(), settings(Format.SLOT64))) {
            feed.writeRound();
            assertThatThrownBy(() -> Slot64TickReader.open(folder(), List.of("BTC-EUR"), clock, MINUTE))
                    .hasMessage("the feed has no BTC-EUR, it has BTC-USD, ETH-USD");
        }
    }

    @Test
    void settingsOutOfBoundsAreRefused() {
        FeedSymbol good = new FeedSymbol("X", 1, 1, 1);
        for (Runnable bad : new Runnable[] {
            () -> new FeedSettings(List.of(), 1, 1, 0, 1, Set.of(Format.SLOT64)),
            () -> new FeedSettings(List.of(good), 1, 1, 0, 1, Set.of()),
            () -> new FeedSettings(List.of(good, good), 1, 1, 0, 1, Set.of(Format.SLOT64)),
            () -> new FeedSettings(List.of(good), 1, 0, 0, 1, Set.of(Format.SLOT64)),
            () -> new FeedSettings(List.of(good), 1, 1, Double.NaN, 1, Set.of(Format.SLOT64)),
            () -> new FeedSettings(List.of(good), 1, 1, 0, 0, Set.of(Format.SLOT64)),
            () -> new FeedSettings(List.of(new FeedSymbol("../x", 1, 1, 1)), 1, 1, 0, 1, Set.of(Format.SLOT64)),
            () -> new FeedSettings(List.of(new FeedSymbol("X", 0, 1, 1)), 1, 1, 0, 1, Set.of(Format.SLOT64)),
        }) {
            assertThatThrownBy(bad::run).isInstanceOf(ConfigException.class);
        }
    }

    private FeedFolder folder() {
        return FeedFolder.of(Optional.of(base), "sim");
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder().path())) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private ReadOutcome read(FeedFolder folder) {
        try (Slot64Reader reader = Slot64Reader.open(folder.slot64(), FolderRule.PRIVATE, () -> 0, 1)) {
            return reader.read(0, tick);
        }
    }

    private List<Long> prices(long seed) {
        FeedSettings settings = new FeedSettings(symbols(), seed, 1_000, 0.0005, 1, Set.of(Format.RING64));
        var limits = new Ring64TickReader.Limits(LapPolicy.STOP, MINUTE);
        List<Long> prices = new ArrayList<>();
        try (SimulatedFeed feed = SimulatedFeed.open(folder(), settings);
                Ring64TickReader reader =
                        Ring64TickReader.open(folder(), List.of("BTC-USD", "ETH-USD"), clock, limits)) {
            feed.run(100, () -> false);
            while (reader.read(tick)) {
                prices.add(tick.price);
                prices.add(tick.size * tick.side);
            }
        }
        return prices;
    }

    private static FeedSettings settings(Format... formats) {
        return new FeedSettings(symbols(), 1, 100_000, 0.0005, 1, Set.of(formats));
    }

    private static List<FeedSymbol> symbols() {
        return List.of(
                new FeedSymbol("BTC-USD", Fixed.parse("65000"), Fixed.parse("0.01"), Fixed.parse("0.0001")),
                new FeedSymbol("ETH-USD", Fixed.parse("100"), Fixed.parse("0.01"), Fixed.parse("0.001")));
    }
}
