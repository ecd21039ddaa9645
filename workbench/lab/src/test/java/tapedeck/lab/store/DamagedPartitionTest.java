package tapedeck.lab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tapedeck.engine.DataRequest;
import tapedeck.engine.MarketData;
import tapedeck.event.BarReader;
import tapedeck.lab.store.column.Batch;
import tapedeck.lab.store.csv.CsvOptions;
import tapedeck.lab.store.csv.CsvOptions.Duplicates;
import tapedeck.lab.store.csv.CsvProgress;
import tapedeck.model.Bar;
import tapedeck.model.DataException;
import tapedeck.model.Interval;
import tapedeck.model.Range;

/// A partition of several batches with one byte turned on the disk.
final class DamagedPartitionTest {
    private static final int ROWS = 3 * Batch.CAPACITY;
    private static final DataRequest ALL = new DataRequest(List.of("X-USD"), Interval.parse("1s"), Range.ALL);

    @TempDir
    private Path dir = Path.of("");

    @ParameterizedTest(name = "cold {0}")
    @ValueSource(booleans = {false, true})
    void noRowOfADamagedBatchIsRead(boolean isCold) throws IOException {
        Store store = Store.open(dir);
        Path partition = partition(store, isCold);
        List<Long> clean = new ArrayList<>();
        read(store, clean);
        byte[] good = Files.readAllBytes(partition);
        SplittableRandom random = new SplittableRandom(31);

        for (int i = 0; i < 60; i++) {
            int at = random.nextInt(good.length);
            byte[] bad = good.clone();
            bad[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(partition, bad);
            List<Long> seen = new ArrayList<>();

            assertThatThrownBy(() -> read(store, seen))
                    .as("byte " + at)
                    .isInstanceOfSatisfying(
                            DataException.class, e -> assertThat(e.code()).isEqualTo("TD-D040"));

            assertThat(seen).hasSizeLessThan(ROWS).isEqualTo(clean.subList(0, seen.size()));
            assertThat(seen.size() % Batch.CAPACITY).as("byte " + at).isZero();
        }
    }

    @Test
    void aShortenedOrMissingPartitionIsNamed() throws IOException {
        Store store = Store.open(dir);
        Path partition = partition(store, false);
        byte[] good = Files.readAllBytes(partition);

        Files.write(partition, java.util.Arrays.copyOf(good, good.length - 1));
        assertThatThrownBy(() -> read(store, new ArrayList<>())).hasMessageContaining("were written");
        Files.delete(partition);
        assertThatThrownBy(() -> read(store, new ArrayList<>())).hasMessageContaining("is missing");
    }

    private Path partition(Store store, boolean isCold) throws IOException {
        StringBuilder text = new StringBuilder("timestamp,open,high,low,close,volume\n");
        for (int i = 0; i < ROWS; i++) {
            text.append(1_672_531_200L + i).append(",1,3,1,").append(1 + i % 3).append(",10\n");
        }
        Path file = Files.writeString(dir.resolve("x.csv"), text, StandardCharsets.UTF_8);
        ImportPolicy policy = new ImportPolicy(false, isCold, Duplicates.REFUSE);
        Catalog catalog = new Importer(store)
                .csv(new CsvImport(file, "X-USD", null, null, CsvOptions.STRICT, policy), CsvProgress.NONE)
                .result()
                .catalog();
        assertThat(catalog.partitions()).hasSize(1);
        return store.folder(catalog.id())
                .resolve(catalog.partitions().getFirst().file());
    }

    private static void read(Store store, List<Long> closes) {
        try (MarketData data = store.open(ALL)) {
            BarReader reader = data.bars(0);
            Bar bar = new Bar(data.instruments().get(0), data.interval(), data.volumeScale(0));
            while (reader.read(bar)) {
                closes.add(bar.startTime() + bar.closePrice());
            }
        }
    }
}
