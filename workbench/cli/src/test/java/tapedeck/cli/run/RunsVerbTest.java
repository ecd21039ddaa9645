package tapedeck.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.cli.Try;

final class RunsVerbTest {
    private static final List<String> IDS = List.of("aa00000000000001", "aa00000000000002", "bb00000000000003");

    @TempDir
    private Path folder = Path.of("");

    private Path reports = Path.of("");

    @BeforeEach
    void threeRuns() throws IOException {
        Files.writeString(folder.resolve("tapedeck.yaml"), "");
        reports = Files.createDirectory(folder.resolve("reports"));
        // made in an order that neither names nor file times tell
        for (int i : new int[] {2, 0, 1}) {
            Path run = Files.createDirectory(reports.resolve(IDS.get(i)));
            Files.writeString(run.resolve("manifest.txt"), "run.id = " + IDS.get(i) + "\n");
        }
        for (int i : new int[] {1, 2, 0}) {
            new RunIndex(reports)
                    .add(new RunEntry(
                            IDS.get(i),
                            "2026-01-0" + (i + 1) + "T10:00:00Z",
                            "SmaCross",
                            "UP",
                            "1d",
                            "2020..2021",
                            new RunEntry.Figures(0.5, Double.NaN, i),
                            List.of()));
        }
    }

    private Try runs(String... words) {
        List<String> all = new ArrayList<>(List.of("runs"));
        all.addAll(List.of(words));
        return Try.in(folder, all.toArray(String[]::new));
    }

    private String find(String typed) throws IOException {
        return RunReference.find(reports, typed).getFileName().toString();
    }

    @Test
    void lastIsWhatTheIndexSaysNotWhatFilesSay() throws IOException {
        assertThat(find("@last")).isEqualTo(IDS.get(0));
        assertThat(find("@last~1")).isEqualTo(IDS.get(2));
        assertThat(find("@last~2")).isEqualTo(IDS.get(1));
        assertThat(runs("show", "@last~3").err()).contains("there are only 3", "exit 3");
    }

    @Test
    void aRunThatIsMadeAgainIsTheLastOne() throws IOException {
        new RunIndex(reports).add(new RunEntry(IDS.get(1), "", "", "", "", "", RunEntry.Figures.NONE, List.of()));

        assertThat(find("@last")).isEqualTo(IDS.get(1));
        assertThat(runs("ls").out().lines()).hasSize(4);
    }

    @Test
    void aClearBeginningNamesARun() throws IOException {
        assertThat(find("b")).isEqualTo(IDS.get(2));
        assertThat(find(IDS.get(0))).isEqualTo(IDS.get(0));
        assertThat(find(IDS.get(0) + "0".repeat(48))).isEqualTo(IDS.get(0));
        assertThat(runs("show", "aa").err()).contains("several runs begin so", IDS.get(0), IDS.get(1));
        assertThat(runs("show", "cc").err()).contains("no run has this id, tag or strategy", "exit 3");
        assertThat(runs("show", "").exit()).isEqualTo(3);
    }

    @Test
    void aTagStandsForTheId() throws IOException {
        assertThat(runs("tag", "b", "best").exit()).isZero();
        assertThat(find("best")).isEqualTo(IDS.get(2));
        assertThat(runs("ls").out()).contains("best");

        assertThat(runs("tag", "@last", "best").exit()).isZero();
        assertThat(find("best")).isEqualTo(IDS.get(0));

        assertThat(runs("tag", "@last", "best", "--remove").exit()).isZero();
        assertThat(runs("show", "best").exit()).isEqualTo(3);
        assertThat(runs("tag", "b", "beef").err()).contains("cannot be a run's name");
    }

    @Test
    void listAndShowAreForPeopleAndPrograms() {
        assertThat(runs("ls").out().lines().toList().getLast())
                .contains("aa000000", "2026-01-01 10:00", "SmaCross", "+50.0\u2009%", "–");
        assertThat(runs("ls", "--json").out())
                .startsWith("{\"schema\":\"tapedeck.runs/1\"")
                .contains("\"sharpe\":null");
        assertThat(runs("ls", "-n", "1").out().lines()).hasSize(2);
        assertThat(runs("show").out()).contains("run " + IDS.get(0), "run.id");
        assertThat(runs("show", "--json").out()).contains("\"manifest\":{\"run.id\":\"" + IDS.get(0) + "\"}");
    }

    @Test
    void removingAsksFirst() {
        assertThat(runs("rm", "b").err()).contains("--yes", "exit 2");
        assertThat(reports.resolve(IDS.get(2))).exists();
        assertThat(runs("rm", "b", "--dry-run").out()).contains("would remove");

        assertThat(runs("rm", "b", "@last", "--yes").exit()).isZero();

        assertThat(reports.resolve(IDS.get(2))).doesNotExist();
        assertThat(runs("ls").out().lines()).hasSize(2);
    }

    @Test
    void aLineThatACrashLeftIsOverwritten() throws IOException {
        Files.writeString(reports.resolve("index.ndjson"), "{\"event\":\"run\",\"ru", StandardOpenOption.APPEND);
        assertThat(find("@last")).isEqualTo(IDS.get(0));

        new RunIndex(reports).tag(IDS.get(1), "kept");

        assertThat(find("kept")).isEqualTo(IDS.get(1));
        assertThat(Files.readString(reports.resolve("index.ndjson")).lines()).hasSize(4);
    }

    @Test
    void aDamagedLineIsNamed() throws IOException {
        Files.writeString(reports.resolve("index.ndjson"), "nonsense\n", StandardOpenOption.APPEND);

        assertThat(runs("ls").err()).contains("index.ndjson:4", "not a line of the index", "exit 3");
    }

    @Test
    void aRunThatIsOnlyAFolderIsTheOldest() throws IOException {
        Path run = Files.createDirectory(reports.resolve("cc00000000000009"));
        Files.writeString(run.resolve("manifest.txt"), "run.id = cc00000000000009\n");

        assertThat(find("@last~3")).isEqualTo("cc00000000000009");
        assertThat(find("@last")).isEqualTo(IDS.get(0));
    }

    @Test
    void anEmptyWorkspaceHasNoRuns() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Files.writeString(empty.resolve("tapedeck.yaml"), "");

        assertThat(Try.in(empty, "runs", "ls").out()).contains("no runs yet");
        assertThat(Try.in(empty, "runs", "show").err()).contains("there are no runs yet", "exit 3");
    }
}
