package tapedeck.live.shm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.model.Tick;

final class Ring64Test {
    private static final int SLOTS = 8;

    @TempDir
    Path folder = Path.of("");

    private final Tick tick = new Tick();

    @Test
    void everyTickArrivesInOrder() {
        try (Ring64Writer writer = writer();
                Ring64Reader reader = reader(LapPolicy.STOP)) {
            for (int number = 1; number <= 100; number++) {
                writer.write(Segments.numbered(new Tick(), 0, number));
                assertThat(reader.read(tick)).isEqualTo(ReadOutcome.NEW);
                assertThat(tick.venueTime).isEqualTo(number);
                assertThat(tick.sequence).isEqualTo(number);
                assertThat(reader.read(tick)).isEqualTo(ReadOutcome.NOTHING);
            }
            assertThat(reader.lost()).isZero();
        }
    }

    @Test
    void lappedReaderStopsAndKnowsTheLoss() {
        try (Ring64Writer writer = writer();
                Ring64Reader reader = reader(LapPolicy.STOP)) {
            write(writer, 1, 20);

            assertThat(reader.read(tick)).isEqualTo(ReadOutcome.LAPPED);
            assertThat(reader.lost()).as("1 to 13; 14 to 20 are safe").isEqualTo(13);
            write(writer, 21, 21);
            assertThat(reader.read(tick)).isEqualTo(ReadOutcome.LAPPED);
        }
    }

    @Test
    void lappedReaderResumesAtTheOldestSafeTickAndFlagsTheGap() {
        try (Ring64Writer writer = writer();
                Ring64Reader reader = reader(LapPolicy.RESUME)) {
            write(writer, 1, 2);
            reader.read(tick);
            write(writer, 3, 20);

            for (int number = 14; number <= 20; number++) {
                assertThat(reader.read(tick)).isEqualTo(ReadOutcome.NEW);
                assertThat(tick.venueTime).isEqualTo(number);
                assertThat(tick.has(Tick.GAP)).isEqualTo(number == 14);
            }
            assertThat(reader.lost()).isEqualTo(12);
            assertThat(reader.laps()).isEqualTo(1);
            assertThat(reader.read(tick)).isEqualTo(ReadOutcome.NOTHING);
        }
    }

    @Test
    void fullRingThatIsNotLappedLosesNothingButTheSlotNextToBeRewritten() {
        try (Ring64Writer writer = writer();
                Ring64Reader reader = reader(LapPolicy.RESUME)) {
            write(writer, 1, SLOTS);

            assertThat(reader.read(tick)).isEqualTo(ReadOutcome.NEW);
            assertThat(tick.venueTime).isEqualTo(1);
        }
    }

    @Test
    void slotBeingRewrittenCountsItsOldTickAsLost() {
        try (Ring64Writer writer = writer();
                Ring64Reader reader = reader(LapPolicy.RESUME)) {
            write(writer, 1, SLOTS);
            writer.claimOnly();

            assertThat(reader.read(tick)).isEqualTo(ReadOutcome.NEW);
            assertThat(tick.venueTime).isEqualTo(2);
            assertThat(reader.lost()).isEqualTo(1);
        }
    }

    @Test
    void writerThatDiesHalfWayLeavesNothingToRead() {
        try (Ring64Writer writer = writer();
                Ring64Reader reader = reader(LapPolicy.STOP)) {
            write(writer, 1, 1);
            writer.claimOnly();

            assertThat(reader.read(tick)).isEqualTo(ReadOutcome.NEW);
            assertThat(reader.read(tick)).isEqualTo(ReadOutcome.NOTHING);
            assertThat(reader.lost()).isZero();
        }
    }

    @Test
    void deliveredPlusLostIsWrittenForAnyInterleaving() {
        for (long seed = 1; seed <= 200; seed++) {
            Path path = folder.resolve("ring" + seed);
            var random = new java.util.SplittableRandom(seed);
            try (Ring64Writer writer = Ring64Writer.create(path, SLOTS, Segments.PRODUCER);
                    Ring64Reader reader = Ring64Reader.open(path, FolderRule.PRIVATE, LapPolicy.RESUME)) {
                long delivered = 0;
                long last = 0;
                for (int step = 0; step < 200; step++) {
                    write(writer, writer.cursor() + 1, writer.cursor() + random.nextInt(12));
                    for (int i = random.nextInt(12); i > 0 && reader.read(tick) == ReadOutcome.NEW; i--) {
                        assertThat(tick.venueTime).as("seed %d", seed).isGreaterThan(last);
                        last = tick.venueTime;
                        delivered++;
                    }
                }
                while (reader.read(tick) == ReadOutcome.NEW) {
                    delivered++;
                }
                assertThat(delivered + reader.lost()).as("seed %d", seed).isEqualTo(writer.cursor());
            }
        }
    }

    @Test
    void lateReaderBeginsAtTheLatestOrTheOldest() {
        try (Ring64Writer writer = writer()) {
            write(writer, 1, 20);
            try (Ring64Reader latest = reader(LapPolicy.STOP);
                    Ring64Reader oldest = reader(LapPolicy.STOP).fromOldest()) {
                assertThat(latest.read(tick)).isEqualTo(ReadOutcome.NOTHING);
                assertThat(oldest.read(tick)).isEqualTo(ReadOutcome.NEW);
                assertThat(tick.venueTime).isEqualTo(14);
                assertThat(oldest.lost()).isZero();
            }
        }
    }

    @Test
    void readingChangesNotOneByte() throws IOException {
        try (Ring64Writer writer = writer();
                Ring64Reader reader = reader(LapPolicy.RESUME)) {
            write(writer, 1, 30);
            byte[] before = Files.readAllBytes(path());
            while (reader.read(tick) == ReadOutcome.NEW) {
                assertThat(Segments.isWhole(tick)).isTrue();
            }

            assertThat(Files.readAllBytes(path())).isEqualTo(before);
            assertThat(reader.file().memory().isReadOnly()).isTrue();
        }
    }

    @Test
    void readingAllocatesNothing() {
        try (Ring64Writer writer = writer();
                Ring64Reader reader = reader(LapPolicy.RESUME)) {
            Tick out = new Tick();
            Runnable work = () -> {
                for (int i = 0; i < 250_000; i++) {
                    writer.write(Segments.numbered(tick, 0, i));
                    if ((i & 31) > 12) {
                        reader.read(out);
                    }
                }
            };

            assertThat(Allocation.ofFourthRun(work)).isZero();
            assertThat(reader.lost()).isPositive();
        }
    }

    private void write(Ring64Writer writer, long from, long to) {
        for (long number = from; number <= to; number++) {
            writer.write(Segments.numbered(new Tick(), 0, number));
        }
    }

    private Path path() {
        return folder.resolve("ticks.ring64");
    }

    private Ring64Writer writer() {
        return Ring64Writer.create(path(), SLOTS, Segments.PRODUCER);
    }

    private Ring64Reader reader(LapPolicy policy) {
        return Ring64Reader.open(path(), FolderRule.PRIVATE, policy);
    }
}
