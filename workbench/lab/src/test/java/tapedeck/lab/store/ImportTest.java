package tapedeck.lab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.engine.DataRequest;
import tapedeck.engine.MarketData;
import tapedeck.event.BarReader;
import tapedeck.lab.store.csv.CsvOptions;
import tapedeck.lab.store.csv.CsvOptions.Duplicates;
import tapedeck.lab.store.csv.CsvProgress;
import tapedeck.model.Bar;
import tapedeck.model.DataException;
import tapedeck.model.Interval;
import tapedeck.model.Range;

final class ImportTest {
    private static final Path BTC = Path.of("../../data/market_data/crypto/BTC-USD.csv");
    private static final String HEADER = "timestamp,open,high,low,close,volume";

    @TempDir
    private Path dir;

    private Store store = Store.open(Path.of("."));

    @BeforeEach
    void openStore() {
        store = Store.open(dir);
    }

    @Test
    void importedBarsAreTheFilesBars() {
        CsvImport request = CsvImport.strict(BTC, "BTC-USD");

        new Importer(store).csv(request, CsvProgress.NONE);

        Store sample = Store.open(Path.of("../../data"));
        DataRequest all = new DataRequest(List.of("BTC-USD"), Interval.parse("1h"), Range.ALL);
        try (MarketData stored = store.open(all);
                MarketData file = sample.open(all)) {
            assertThat(text(stored)).isEqualTo(text(file)).hasSize(35_064);
            assertThat(stored.root()).isEqualTo(file.root());
        }
    }

    @Test
    void oneFileTenFilesInAnyOrderAndTwiceOverHaveOneRoot() throws IOException {
        String whole = importAll(dir.resolve("whole"), List.of(BTC));
        for (long seed = 1; seed <= 5; seed++) {
            List<Path> pieces = pieces(10);
            Collections.shuffle(pieces, new Random(seed));
            assertThat(importAll(dir.resolve("pieces" + seed), pieces))
                    .as("seed " + seed)
                    .isEqualTo(whole);
        }

        assertThat(importAll(dir.resolve("twice"), List.of(BTC, BTC))).isEqualTo(whole);
    }

    @Test
    void theSameRowsAgainChangeNothing() {
        Importer importer = new Importer(store);
        Catalog first = importer.csv(CsvImport.strict(BTC, "BTC-USD"), CsvProgress.NONE)
                .result()
                .catalog();

        ImportResult again =
                importer.csv(CsvImport.strict(BTC, "BTC-USD"), CsvProgress.NONE).result();

        assertThat(again.isChange()).isFalse();
        assertThat(again.same()).isEqualTo(35_064);
        assertThat(again.catalog()).isEqualTo(first);
    }

    @Test
    void differingRowsAreRefusedAndNothingChanges() throws IOException {
        Catalog before = importText("2023-01-02T00:00Z,1,3,1,2,5", "2023-01-02T01:00Z,2,3,1,2,5")
                .catalog();

        assertThatThrownBy(() -> importText("2023-01-02T01:00Z,2,4,1,2,5", "2023-01-02T02:00Z,2,3,1,2,5"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("differs from what is stored at 2023-01-02T01:00:00Z");

        assertThat(store.catalog(before.id())).contains(before);
    }

    @Test
    void differingRowsTakeTheirPlaceWhenTold() throws IOException {
        importText("2023-01-02T00:00Z,1,3,1,2,0.125", "2023-01-02T01:00Z,2,3,1,2,5");
        Path file = file("2023-01-02T00:00Z,1,4,1,2,7", "2023-01-02T01:00Z,2,3,1,2,5");
        ImportPolicy replace = new ImportPolicy(true, false, Duplicates.REFUSE);

        ImportResult result = new Importer(store)
                .csv(new CsvImport(file, "X-USD", null, null, CsvOptions.STRICT, replace), CsvProgress.NONE)
                .result();

        assertThat(result.replaced()).isEqualTo(1);
        assertThat(result.catalog().volumeScale()).isZero();
        assertThat(result.catalog().root()).isEqualTo(rootOfFresh(file));
    }

    @Test
    void theVolumeScaleGrowsWithTheRowsThatNeedIt() throws IOException {
        ImportResult first = importText("2022-12-31T23:00Z,1,3,1,2,5.00", "2023-01-01T00:00Z,1,3,1,2,5");
        ImportResult second = importText("2023-01-01T01:00Z,2,3,1,2,0.125", "2023-01-01T02:00Z,2,3,1,2,1");

        assertThat(first.catalog().volumeScale()).isZero();
        assertThat(second.catalog().volumeScale()).isEqualTo(3);
        DataRequest all = new DataRequest(List.of("X-USD"), Interval.parse("1h"), Range.ALL);
        try (MarketData data = store.open(all)) {
            assertThat(text(data)).map(line -> line.split(" ", -1)[6]).containsExactly("5.0", "5.0", "0.125", "1.0");
        }
    }

    @Test
    void newestFirstAndUnsortedRowsAreSortedWhereAllowed() throws IOException {
        List<String> rows = new ArrayList<>(Files.readAllLines(BTC, StandardCharsets.UTF_8));
        rows.removeFirst();
        String expected = importAll(dir.resolve("ordered"), List.of(BTC));
        Path newestFirst = write(rows.reversed());
        Collections.shuffle(rows, new Random(1));
        Path shuffled = write(rows);

        assertThat(importAll(dir.resolve("reversed"), List.of(newestFirst))).isEqualTo(expected);
        CsvOptions sorting = CsvOptions.STRICT.withSorting(true).withInterval(Interval.parse("1h"));
        Store other = Store.open(dir.resolve("shuffled"));
        ImportResult result = new Importer(other)
                .csv(new CsvImport(shuffled, "BTC-USD", null, null, sorting, ImportPolicy.ADD), CsvProgress.NONE)
                .result();
        assertThat(result.catalog().root()).isEqualTo(expected);
    }

    @Test
    void anyFlippedByteOfAPartitionIsFoundBeforeItsRowsAreUsed() throws IOException {
        Catalog catalog = importText("2023-01-02T00:00Z,1,3,1,2,5", "2023-01-02T01:00Z,2,3,1,2,5")
                .catalog();
        Path partition = store.folder(catalog.id())
                .resolve(catalog.partitions().getFirst().file());
        byte[] good = Files.readAllBytes(partition);
        DataRequest all = new DataRequest(List.of("X-USD"), Interval.parse("1h"), Range.ALL);

        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= (byte) (1 << (i % 8));
            Files.write(partition, bad);
            assertThatThrownBy(() -> store.open(all).close())
                    .as("byte " + i)
                    .isInstanceOfSatisfying(
                            DataException.class, e -> assertThat(e.code()).isEqualTo("TD-D040"));
        }
    }

    @Test
    void aDamagedCatalogIsRefused() throws IOException {
        Catalog catalog = importText("2023-01-02T00:00Z,1,3,1,2,5", "2023-01-02T01:00Z,2,3,1,2,5")
                .catalog();
        Path path = store.folder(catalog.id()).resolve(Catalog.FILE);
        String good = Files.readString(path, StandardCharsets.UTF_8);

        Files.writeString(path, good.replace("\"rows\": 2", "\"rows\": 3"), StandardCharsets.UTF_8);

        assertThatThrownBy(() -> store.catalog(catalog.id()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("does not match its hash");
    }

    @Test
    void googleOfTheConformanceSetIsReadWhole() {
        Path google = conformance("data/GOOG.csv");

        Catalog catalog = new Importer(store)
                .csv(CsvImport.strict(google, "GOOG"), CsvProgress.NONE)
                .result()
                .catalog();

        assertThat(catalog.rows()).isEqualTo(2_148);
        assertThat(catalog.id()).hasToString("GOOG 1d");
    }

    static Path conformance(String name) {
        Path path = Path.of("").toAbsolutePath();
        while (path != null) {
            Path candidate = path.resolve("shared/conformance").resolve(name);
            if (Files.exists(candidate)) {
                return candidate;
            }
            path = path.getParent();
        }
        org.junit.jupiter.api.Assumptions.abort("no conformance set beside the project: " + name);
        return Path.of(name);
    }

    private String importAll(Path where, List<Path> files) {
        Importer importer = new Importer(Store.open(where));
        String root = "";
        for (Path file : files) {
            root = importer.csv(CsvImport.strict(file, "BTC-USD"), CsvProgress.NONE)
                    .result()
                    .catalog()
                    .root();
        }
        return root;
    }

    private List<Path> pieces(int count) throws IOException {
        List<String> rows = Files.readAllLines(BTC, StandardCharsets.UTF_8);
        rows.removeFirst();
        List<Path> files = new ArrayList<>();
        int size = rows.size() / count + 1;
        for (int from = 0; from < rows.size(); from += size) {
            files.add(write(rows.subList(from, Math.min(rows.size(), from + size))));
        }
        return files;
    }

    private ImportResult importText(String... rows) throws IOException {
        return new Importer(store)
                .csv(CsvImport.strict(file(rows), "X-USD"), CsvProgress.NONE)
                .result();
    }

    private String rootOfFresh(Path file) {
        return new Importer(Store.open(dir.resolve("fresh")))
                .csv(CsvImport.strict(file, "X-USD"), CsvProgress.NONE)
                .result()
                .catalog()
                .root();
    }

    private Path file(String... rows) throws IOException {
        return write(List.of(rows));
    }

    private Path write(List<String> rows) throws IOException {
        Path file = Files.createTempFile(dir, "rows", ".csv");
        return Files.writeString(file, HEADER + "\n" + String.join("\n", rows) + "\n", StandardCharsets.UTF_8);
    }

    private static List<String> text(MarketData data) {
        List<String> lines = new ArrayList<>();
        BarReader reader = data.bars(0);
        Bar bar = new Bar(data.instruments().get(0), data.interval(), data.volumeScale(0));
        while (reader.read(bar)) {
            lines.add(bar.startTime() + " " + bar.endTime() + " " + bar.open() + " " + bar.high() + " " + bar.low()
                    + " " + bar.close() + " " + bar.volume());
        }
        return lines;
    }
}
