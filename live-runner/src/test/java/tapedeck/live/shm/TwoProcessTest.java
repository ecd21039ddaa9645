package tapedeck.live.shm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.model.Fixed;
import tapedeck.model.Tick;

/// A writer and a reader in two processes. `-DargLine=-Dtapedeck.shm.reads=20000000` takes more ticks than the default.
final class TwoProcessTest {
    private static final long READS = Long.getLong("tapedeck.shm.reads", 50_000L);

    @TempDir
    Path folder = Path.of("");

    private final Tick tick = new Tick();

    @Test
    void slot64IsNeverTorn() throws Exception {
        try (Child child = new Child("slot64", folder.toString());
                Slot64Reader reader =
                        Slot64Reader.open(folder.resolve("s"), FolderRule.PRIVATE, System::nanoTime, 1_000_000_000L)) {
            long taken = 0;
            long torn = 0;
            long last = 0;
            long looks = 0;
            while (taken < READS && child.isAliveAt(++looks)) {
                if (reader.read(0, tick) == ReadOutcome.NEW) {
                    taken++;
                    torn += Segments.isWhole(tick) && tick.venueTime > last ? 0 : 1;
                    last = tick.venueTime;
                }
            }
            System.out.printf(
                    "slot64 looks=%d new=%d torn=%d retries=%d unsettled=%d conflated=%d%n",
                    looks, taken, torn, reader.retries(), reader.unsettled(), reader.conflated());
            assertThat(torn).isZero();
            assertThat(taken).as("the writer wrote all the while").isEqualTo(READS);
        }
    }

    @Test
    void ring64DeliversOrCountsEveryTick() throws Exception {
        try (Child child = new Child("ring64", folder.toString(), "4096");
                Ring64Reader reader = Ring64Reader.open(folder.resolve("r"), FolderRule.PRIVATE, LapPolicy.RESUME)) {
            reader.fromOldest();
            Tally tally = new Tally();
            long looks = 0;
            while (tally.delivered < READS && child.isAliveAt(++looks)) {
                tally.take(reader);
            }
            long written = child.end();
            while (tally.take(reader)) {}

            System.out.printf(
                    "ring64 written=%d delivered=%d lost=%d laps=%d torn=%d%n",
                    written, tally.delivered, reader.lost(), reader.laps(), tally.torn);
            assertThat(tally.torn).isZero();
            assertThat(tally.first - 1 + tally.delivered + lostAfterFirst(reader, tally))
                    .isEqualTo(written);
            assertThat(tally.last).isEqualTo(written);
        }
    }

    private static long lostAfterFirst(Ring64Reader reader, Tally tally) {
        return reader.lost() - tally.lostBeforeFirst;
    }

    /// Counts what a ring reader hands over and checks that holes are exactly what it says.
    private final class Tally {
        long delivered;
        long torn;
        long first;
        long last;
        long lostBeforeFirst;

        boolean take(Ring64Reader reader) {
            long lostBefore = reader.lost();
            if (reader.read(tick) != ReadOutcome.NEW) {
                return reader.lost() > lostBefore;
            }
            if (first == 0) {
                first = tick.venueTime;
                lostBeforeFirst = reader.lost();
                last = first - 1;
            }
            torn += Segments.isWhole(tick) && tick.sequence == tick.venueTime && tick.venueTime > last ? 0 : 1;
            last = tick.venueTime;
            delivered++;
            return true;
        }
    }

    @Test
    void slot24SettlesOrIsCounted() throws Exception {
        try (Child child = new Child("slot24", folder.toString());
                Slot24Reader reader = Slot24Reader.open(
                        folder.resolve("trading_data_X"), FolderRule.PRIVATE, TimeUnit.NANOSECONDS, 0)) {
            long taken = 0;
            long mixed = 0;
            long looks = 0;
            while (taken < READS && child.isAliveAt(++looks)) {
                if (reader.read(tick) == ReadOutcome.NEW) {
                    taken++;
                    long number = tick.venueTime;
                    mixed += tick.price == number * Fixed.ONE && tick.size == number * Fixed.ONE ? 0 : 1;
                }
            }
            System.out.printf(
                    "slot24 looks=%d pairs=%d new=%d torn-and-retried=%d unsettled=%d mixed-undetected=%d%n",
                    looks, reader.reads(), taken, reader.torn(), reader.unsettled(), mixed);
            assertThat(taken).as("the writer wrote all the while").isEqualTo(READS);
            // the format cannot promise zero: a writer that stops half-way twice shows two equal halves
            assertThat(mixed).isLessThan(taken / 100 + 1);
        }
    }

    @Test
    void writerKilledHalfWayDoesNotHangTheReader() throws Exception {
        try (Child child = new Child("half", folder.toString())) {
            child.kill();
        }
        long[] now = {0};

        try (Slot64Reader reader = Slot64Reader.open(folder.resolve("s"), FolderRule.PRIVATE, () -> now[0], 1_000)) {
            assertThat(reader.read(0, tick)).isEqualTo(ReadOutcome.UNSETTLED);
            now[0] = 1_001;
            assertThat(reader.read(0, tick)).isEqualTo(ReadOutcome.STALE);
            assertThat(reader.header().isProducerAlive()).isFalse();
        }
    }

    /// A producer process and the line with which it says that it is ready.
    private static final class Child implements AutoCloseable {
        private final Process process;
        private final BufferedReader out;

        Child(String... args) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-Xmx64m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ChildProducer.class.getName()));
            command.addAll(List.of(args));
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            out = process.inputReader(StandardCharsets.UTF_8);
            assertThat(out.readLine()).isIn("ready", "half");
        }

        long end() throws IOException, InterruptedException {
            process.getOutputStream().close();
            long written = Long.parseLong(out.readLine());
            assertThat(process.waitFor()).isZero();
            return written;
        }

        /// Asked at every look; asks the system at every millionth.
        boolean isAliveAt(long look) {
            return look % 1_000_000 != 0 || process.isAlive();
        }

        void kill() throws InterruptedException {
            process.destroyForcibly();
            assertThat(process.waitFor()).isEqualTo(128 + 9);
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
