package tapedeck.lab.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.lab.store.csv.CsvProgress;
import tapedeck.model.Interval;

/// Imports in a process of their own that is killed at random moments: the store holds the old state or the new one.
final class KilledImportTest {
    private static final Path BTC = Path.of("../../data/market_data/crypto/BTC-USD.csv");
    private static final int PIECES = 20;
    private static final DataSetId ID = DataSetId.bars("BTC-USD", new Interval(Interval.HOUR));

    @TempDir
    private Path dir = Path.of("");

    /// The process that is killed: imports the pieces one after the other and says so.
    static final class Victim {
        private Victim() {}

        public static void main(String[] args) {
            Importer importer = new Importer(Store.open(Path.of(args[0])));
            for (int i = 0; i < PIECES; i++) {
                importer.csv(CsvImport.strict(Path.of(args[1], i + ".csv"), "BTC-USD"), CsvProgress.NONE);
                System.out.println("imported " + i);
            }
        }
    }

    /// 3 kills by default; `-Dtapedeck.kills=100` for the full number.
    @Test
    void aKilledImportLeavesTheOldStateOrTheNew() throws IOException, InterruptedException {
        pieces();
        List<String> roots = rootsOfEachState();
        SplittableRandom random = new SplittableRandom(9);
        for (int kill = 0; kill < Integer.getInteger("tapedeck.kills", 3); kill++) {
            Path store = dir.resolve("killed" + kill);
            int seen = killAfter(store, random.nextInt(PIECES), random.nextInt(20_000_000));

            String root = Store.open(store).catalog(ID).map(Catalog::root).orElse("");

            assertThat(roots.subList(seen, roots.size())).as("kill " + kill).contains(root);
            Store.open(store).verify(ID);
        }
    }

    /// Returns how many imports had been reported.
    private int killAfter(Path store, int lines, int spinNanos) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        store.toString(),
                        dir.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int seen = 0;
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            while (seen < lines && out.readLine() != null) {
                seen++;
            }
            long until = System.nanoTime() + spinNanos;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            process.destroyForcibly().waitFor();
        }
        return seen;
    }

    private List<String> rootsOfEachState() {
        List<String> roots = new ArrayList<>(List.of(""));
        Importer importer = new Importer(Store.open(dir.resolve("calm")));
        for (int i = 0; i < PIECES; i++) {
            roots.add(importer.csv(CsvImport.strict(dir.resolve(i + ".csv"), "BTC-USD"), CsvProgress.NONE)
                    .result()
                    .catalog()
                    .root());
        }
        return roots;
    }

    private void pieces() throws IOException {
        List<String> lines = Files.readAllLines(BTC, StandardCharsets.UTF_8);
        int size = lines.size() / PIECES;
        for (int i = 0; i < PIECES; i++) {
            int from = 1 + i * size;
            int to = i == PIECES - 1 ? lines.size() : from + size;
            String text = lines.getFirst() + "\n" + String.join("\n", lines.subList(from, to)) + "\n";
            Files.writeString(dir.resolve(i + ".csv"), text, StandardCharsets.UTF_8);
        }
    }
}
