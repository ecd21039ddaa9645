package tapedeck.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tapedeck.engine.DirectRecord;
import tapedeck.engine.RecordKeeper;
import tapedeck.engine.RecordKeeper.Stream;
import tapedeck.lab.report.model.BackgroundRecord;

final class BackgroundRecordTest {
    private static final int FRAMES = 60_000;

    @Test
    void hashesAndWritesWhatTheDirectWayDoes() {
        List<String> direct = new ArrayList<>();
        List<String> behind = new ArrayList<>();
        DirectRecord oracle = new DirectRecord((frame, length) -> direct.add(hash(frame, length)));
        record(oracle);

        try (BackgroundRecord record = new BackgroundRecord((frame, length) -> behind.add(hash(frame, length)))) {
            record(record);
            assertThat(record.finish()).isEqualTo(oracle.finish());
        }

        assertThat(behind).isEqualTo(direct).hasSizeGreaterThan(FRAMES / 2);
    }

    @Test
    void aRunWithoutAFrameHasHashes() {
        try (BackgroundRecord record = new BackgroundRecord((frame, length) -> {})) {
            assertThat(record.finish()).isEqualTo(new DirectRecord((frame, length) -> {}).finish());
        }
    }

    /// A frame longer than a chunk goes whole.
    @Test
    void takesFramesOfAnyLength() {
        List<Integer> lengths = new ArrayList<>();
        try (BackgroundRecord record = new BackgroundRecord((frame, length) -> lengths.add(length))) {
            for (int length : new int[] {1, 200_000, 70_000, 3}) {
                record.write(new byte[length], length);
            }
            record.finish();
        }
        assertThat(lengths).containsExactly(1, 200_000, 70_000, 3);
    }

    @Test
    void aFailureOfTheLogStopsTheRunAndIsThrownAsItIs() {
        IOException full = new IOException("No space left on device");
        try (BackgroundRecord record = new BackgroundRecord((frame, length) -> {
            throw new UncheckedIOException(full);
        })) {
            assertThatThrownBy(() -> {
                        while (true) {
                            record(record);
                        }
                    })
                    .isInstanceOf(UncheckedIOException.class)
                    .hasCause(full);
        }
    }

    @Test
    void aFailureAtTheVeryEndIsThrownByFinish() {
        try (BackgroundRecord record = new BackgroundRecord((frame, length) -> {
            throw new IllegalStateException("closed");
        })) {
            record.write(new byte[10], 10);

            assertThatThrownBy(record::finish).isInstanceOf(IllegalStateException.class);
        }
    }

    /// The log may be closed after it: the other thread has ended.
    @Test
    void afterAGivenUpRunNothingIsWrittenAnyMore() throws Exception {
        AtomicInteger written = new AtomicInteger();
        CompletableFuture<Thread> writer = new CompletableFuture<>();
        BackgroundRecord record = new BackgroundRecord((frame, length) -> {
            written.incrementAndGet();
            writer.complete(Thread.currentThread());
        });
        record(record);
        Thread other = writer.get();

        record.close();

        int then = written.get();
        other.join();
        assertThat(written).hasValue(then);
    }

    private static void record(RecordKeeper keeper) {
        SplittableRandom random = new SplittableRandom(5);
        byte[] frame = new byte[300];
        for (int i = 0; i < FRAMES; i++) {
            random.nextBytes(frame);
            int hashed = random.nextInt(1, 200);
            int written = random.nextInt(3) == 0 ? 0 : hashed + random.nextInt(100);
            Stream stream = Stream.values()[random.nextInt(4)];
            keeper.keep(stream, frame, stream == Stream.NONE ? 0 : hashed, written);
        }
    }

    private static String hash(byte[] frame, int length) {
        return length + ":" + Arrays.hashCode(Arrays.copyOf(frame, length));
    }
}
