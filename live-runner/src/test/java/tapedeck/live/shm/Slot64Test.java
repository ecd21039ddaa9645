package tapedeck.live.shm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.model.Tick;

final class Slot64Test {
    private static final long STALE = 1_000;

    @TempDir
    Path folder = Path.of("");

    private final Tick tick = new Tick();
    private long now;

    @Test
    void everyFieldArrivesAndNothingIsReadTwice() {
        try (Slot64Writer writer = writer(3);
                Slot64Reader reader = reader()) {
            assertThat(reader.read(2, tick)).isEqualTo(ReadOutcome.NOTHING);
            writer.write(Segments.numbered(new Tick(), 2, 41));

            assertThat(reader.read(2, tick)).isEqualTo(ReadOutcome.NEW);
            assertThat(Segments.isWhole(tick)).isTrue();
            assertThat(tick.venueTime).isEqualTo(41);
            assertThat(tick.instrument).isEqualTo(2);
            assertThat(tick.sequence).isEqualTo(2);
            assertThat(reader.read(2, tick)).isEqualTo(ReadOutcome.NOTHING);
            assertThat(reader.read(0, tick)).isEqualTo(ReadOutcome.NOTHING);
        }
    }

    @Test
    void overwrittenTicksAreCountedAsConflated() {
        try (Slot64Writer writer = writer(1);
                Slot64Reader reader = reader()) {
            writer.write(Segments.numbered(tick, 0, 1));
            reader.read(0, tick);
            for (int number = 2; number <= 6; number++) {
                writer.write(Segments.numbered(tick, 0, number));
            }

            assertThat(reader.read(0, tick)).isEqualTo(ReadOutcome.NEW);
            assertThat(tick.venueTime).isEqualTo(6);
            assertThat(reader.conflated()).isEqualTo(4);
        }
    }

    @Test
    void halfWrittenSlotIsSkippedThenStaleThenReadAgain() {
        try (Slot64Writer writer = writer(1);
                Slot64Reader reader = reader();
                SegmentFile file = SegmentFile.open(path(), FolderRule.PRIVATE)) {
            writer.write(Segments.numbered(tick, 0, 1));
            reader.read(0, tick);
            writer.beginOnly(0);
            assertThat(Memory.getLong(file.memory(), 64)).isEqualTo(3);

            assertThat(reader.read(0, tick)).isEqualTo(ReadOutcome.UNSETTLED);
            now += STALE;
            assertThat(reader.read(0, tick)).isEqualTo(ReadOutcome.UNSETTLED);
            now += 1;
            assertThat(reader.read(0, tick)).isEqualTo(ReadOutcome.STALE);
            assertThat(reader.unsettled()).isEqualTo(3);

            writer.write(Segments.numbered(tick, 0, 2));
            assertThat(reader.read(0, tick)).isEqualTo(ReadOutcome.NEW);
            assertThat(tick.venueTime).isEqualTo(2);
        }
    }

    @Test
    void triesOnAnOddSlotAreBounded() {
        try (Slot64Writer writer = writer(1);
                Slot64Reader reader = reader()) {
            writer.beginOnly(0);
            reader.read(0, tick);

            assertThat(reader.retries()).isEqualTo(Slot64Reader.MAX_TRIES);
            reader.read(0, tick);
            assertThat(reader.retries())
                    .as("known to be stuck: one look is enough")
                    .isEqualTo(Slot64Reader.MAX_TRIES);
        }
    }

    @Test
    void readingAllocatesNothing() {
        try (Slot64Writer writer = writer(4);
                Slot64Reader reader = reader()) {
            Tick out = new Tick();
            Runnable work = () -> {
                for (int i = 0; i < 250_000; i++) {
                    writer.write(Segments.numbered(tick, i & 3, i));
                    reader.read(i & 3, out);
                    reader.read(i + 1 & 3, out);
                }
            };

            assertThat(Allocation.ofFourthRun(work)).isZero();
        }
    }

    private Path path() {
        return folder.resolve("ticks.slot64");
    }

    private Slot64Writer writer(int slots) {
        return Slot64Writer.create(path(), slots, Segments.PRODUCER);
    }

    private Slot64Reader reader() {
        return Slot64Reader.open(path(), FolderRule.PRIVATE, () -> now, STALE);
    }
}
