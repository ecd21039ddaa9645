package tapedeck.lab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.lab.store.arrow.PartitionFile;
import tapedeck.lab.store.column.Batch;
import tapedeck.lab.store.column.RowShape;

final class WriteBehindTest {
    private static final int COLUMNS = RowShape.BARS.columns().size();

    @TempDir
    private Path dir = Path.of("");

    @Test
    void rowsComeOutInOrderThoughTheCallersColumnsAreUsedAgain() throws IOException {
        Staging staging = staging(dir);
        long[][] columns = new long[COLUMNS][100];

        try (staging;
                WriteBehind behind = new WriteBehind(staging, COLUMNS)) {
            for (int batch = 0; batch < 50; batch++) {
                int rows = 1 + batch * 37 % 100;
                fill(columns, batch);
                behind.append(columns, batch % 2, rows, 0);
            }
            behind.endRun();
            behind.noteDropped(3);
            behind.finish();

            assertThat(staging.dropped()).isEqualTo(3);
            assertThat(times(staging)).isEqualTo(expected());
        }
    }

    @Test
    void whatTheWritingThrowsReachesTheCallerAndNothingIsWrittenAfterIt() throws IOException {
        Staging staging = staging(dir.resolve("missing"));
        WriteBehind behind = new WriteBehind(staging, COLUMNS);
        long[][] columns = new long[COLUMNS][10];

        assertThatThrownBy(() -> {
                    for (int batch = 0; batch < 1_000; batch++) {
                        behind.append(columns, 0, 10, 0);
                    }
                    behind.finish();
                })
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(behind::finish).isInstanceOf(UncheckedIOException.class);
        behind.close();
        assertThat(staging.rows()).isZero();
    }

    @Test
    void closingEndsTheThreadWhateverIsLeft() throws IOException, InterruptedException {
        WriteBehind behind = new WriteBehind(staging(dir), COLUMNS);

        behind.append(new long[COLUMNS][Batch.CAPACITY], 0, Batch.CAPACITY, 0);
        behind.close();

        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("store-writer")) {
                thread.join(); // for ever, were it not ended
            }
        }
        assertThatThrownBy(behind::finish).isInstanceOf(IllegalStateException.class);
    }

    private static Staging staging(Path folder) {
        return new Staging(folder, RowShape.BARS, Partitioning.YEAR, false);
    }

    private static void fill(long[][] columns, int batch) {
        for (long[] column : columns) {
            for (int i = 0; i < column.length; i++) {
                column[i] = 1_000L * batch + i;
            }
        }
    }

    private static List<Long> expected() {
        List<Long> times = new ArrayList<>();
        for (int batch = 0; batch < 50; batch++) {
            for (int i = batch % 2; i < 1 + batch * 37 % 100; i++) {
                times.add(1_000L * batch + i);
            }
        }
        return times;
    }

    private List<Long> times(Staging staging) {
        List<Long> times = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            for (Staging.Part part : staging.parts()) {
                assertThat(Files.exists(dir.resolve(part.info().file()))).isTrue();
                for (Batch batch : PartitionFile.map(dir, part.info(), COLUMNS, arena)) {
                    for (int row = 0; row < batch.rows(); row++) {
                        times.add(batch.value(0, row));
                        assertThat(batch.value(COLUMNS - 1, row)).isEqualTo(times.getLast());
                    }
                }
            }
        }
        return times;
    }
}
