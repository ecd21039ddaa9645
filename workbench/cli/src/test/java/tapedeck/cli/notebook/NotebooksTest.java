package tapedeck.cli.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.cli.Try;
import tapedeck.file.RunFolder;
import tapedeck.lab.notebook.NotebookFile;

/// The notebooks of the repository.
final class NotebooksTest {
    private static final Path ROOT = root();
    private static final List<String> NAMES = List.of(
            "1-first-backtest", "2-data-quality-and-resampling", "5-metrics-recomputed", "6-from-research-to-live");

    @Test
    void theyAreKeptWithoutOutputs() throws IOException {
        List<NotebookFile> notebooks = all();

        assertThat(notebooks).extracting(NotebookFile::name).containsAll(NAMES);
        assertThat(notebooks).noneMatch(NotebookFile::hasOutput);
    }

    @Test
    void theyAskForOurKernel() throws IOException {
        for (NotebookFile notebook : all()) {
            assertThat(Files.readString(notebook.path())).contains("\"name\": \"tapedeck-java\"");
        }
    }

    @Test
    void theFirstOneIsShort() throws IOException {
        assertThat(all().getFirst().code()).hasSizeLessThanOrEqualTo(5);
    }

    /// With the Jupyter of this machine.
    @Nested
    final class Executed {
        @TempDir
        private Path folder = Path.of("");

        private final Map<String, String> variables =
                Map.of("PATH", System.getenv().getOrDefault("PATH", ""));

        @BeforeEach
        void workspace() throws IOException {
            Assumptions.assumeTrue(hasJupyter(), "no jupyter-nbconvert on the path: notebooks are not executed");
            copy(ROOT.resolve("data/market_data"), folder.resolve("data/market_data"));
            Files.createDirectories(folder.resolve("strategies"));
            Files.createDirectories(folder.resolve("notebooks"));
        }

        @Test
        void everyCellRunsAndRunsHaveTheCommandLinesIds() throws IOException {
            copy(ROOT.resolve("notebooks"), folder.resolve("notebooks"));

            Try checked = Try.in(folder, variables, "notebook", "--check", "--html", "pages");

            assertThat(checked.err()).isEmpty();
            assertThat(checked.exit()).isZero();
            for (String name : NAMES) {
                String page = Files.readString(folder.resolve("pages/" + name + ".html"));
                assertThat(page).doesNotContain("Traceback", "CellError").contains("class=\"td\"");
            }
            assertThat(Files.readString(folder.resolve("pages/1-first-backtest.html")))
                    .contains("<polyline", "<svg", "srcdoc=");
            assertMadeBefore("EmaCross", "-b", "1h", "-r", "2020..2023", "-p", "fast=24", "-p", "slow=240");
            assertMadeBefore("SmaCross", "-b", "1h", "-p", "fast=3", "-p", "slow=9");
        }

        /// The command line gives the run that a notebook made, and the same hashes.
        private void assertMadeBefore(String strategy, String... words) throws IOException {
            List<String> before = runs();
            Map<String, String> kept = manifest(before, strategy);
            String[] all = Stream.concat(Stream.of("backtest", strategy, "-s", "BTC-USD"), Stream.of(words))
                    .toArray(String[]::new);

            Try said = Try.in(folder, variables, all);

            assertThat(said.exit()).isZero();
            assertThat(runs()).isEqualTo(before);
            assertThat(manifest(before, strategy)).isEqualTo(kept);
            assertThat(said.out()).contains("run " + kept.get("folder"));
        }

        private List<String> runs() throws IOException {
            try (Stream<Path> list = Files.list(folder.resolve("reports"))) {
                return list.filter(Files::isDirectory)
                        .map(path -> path.getFileName().toString())
                        .sorted()
                        .toList();
            }
        }

        /// What names and proves the one run of a strategy.
        private Map<String, String> manifest(List<String> runs, String strategy) {
            for (String run : runs) {
                Map<String, String> lines =
                        RunFolder.open(folder.resolve("reports").resolve(run)).manifest();
                if (lines.containsValue(strategy)) {
                    return Map.of(
                            "folder", run,
                            "decisions", lines.getOrDefault("result.decisions", ""),
                            "fills", lines.getOrDefault("result.fills", ""),
                            "equity", lines.getOrDefault("result.equity", ""));
                }
            }
            throw new AssertionError("no run of " + strategy + " among " + runs);
        }

        @Test
        void aPlantedBadCellIsNamed() throws IOException {
            Notebooks.write(folder.resolve("notebooks/7-planted.ipynb"), "int fine = 1;", "fine = fine + nowhere;");

            Try checked = Try.in(folder, variables, "notebook", "--check");

            assertThat(checked.exit()).isEqualTo(5);
            assertThat(checked.err())
                    .contains("7-planted.ipynb, cell 3 (the 2nd with code)", "fine = fine + nowhere;")
                    .contains("line 1: cannot find symbol")
                    .doesNotContain("location: class");
        }

        @Test
        void sqlAndLooseStrategiesWorkInACell() throws IOException {
            Files.writeString(folder.resolve("strategies/HoldHalf.java"), HOLD_HALF);
            Notebooks.write(
                    folder.resolve("notebooks/8-more.ipynb"),
                    "%%sql\nselect count(*) as n from bars where symbol = 'ACME'",
                    """
                    var code = load("HoldHalf");
                    var r = backtest(code).on("ACME").tag("half").run();
                    if (!run("half").id().equals(r.id())) throw new IllegalStateException();
                    compare(r, backtest("BuyAndHold").on("ACME").run())""",
                    "chart(data(\"ACME\").bars(\"1d\"), r)");

            Try checked = Try.in(folder, variables, "notebook", "--check", "--html", "pages");

            assertThat(checked.err()).isEmpty();
            assertThat(Files.readString(folder.resolve("pages/8-more.html")))
                    .contains("3,522", "HoldHalf against BuyAndHold", "<svg");
        }
    }

    private static final String HOLD_HALF = """
            import tapedeck.indicator.Series;
            import tapedeck.model.Bar;
            import tapedeck.strategy.Desk;
            import tapedeck.strategy.Setup;
            import tapedeck.strategy.TradingStrategy;

            public final class HoldHalf implements TradingStrategy {
                private Series bars;

                @Override
                public void setup(Setup setup) {
                    bars = setup.bars();
                }

                @Override
                public void onBar(Bar bar, Desk desk) {
                    if (desk.isFlat(bars)) {
                        desk.target(bars, 0.5);
                    }
                }
            }
            """;

    private static List<NotebookFile> all() throws IOException {
        List<NotebookFile> notebooks = new java.util.ArrayList<>();
        for (Path path : NotebookFile.in(ROOT.resolve("notebooks"))) {
            notebooks.add(NotebookFile.read(path));
        }
        return notebooks;
    }

    private static boolean hasJupyter() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .filter(place -> !place.isEmpty())
                .anyMatch(place -> Files.isExecutable(Path.of(place, "jupyter-nbconvert")));
    }

    private static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.exists(at.resolve("mvnw"))) {
            at = at.getParent();
        }
        if (at == null) {
            throw new IllegalStateException("the tests run outside the repository");
        }
        return at;
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(from)) {
            files = walk.filter(Files::isRegularFile)
                    .filter(file -> !from.relativize(file).toString().startsWith("."))
                    .toList();
        }
        for (Path file : files) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }
}
