package tapedeck.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.cli.ChildRun;
import tapedeck.cli.Sandbox;
import tapedeck.cli.frame.JsonReader;

/// What only a process of its own can show: the machine's zone and locale, a full disk, a signal.
final class BacktestProcessTest {
    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void begin() throws IOException {
        assertThat(new Sandbox(folder).csv("UP")).exists();
    }

    @Test
    void zoneLocaleAndDirectoryChangeNothing() throws IOException, InterruptedException {
        Path elsewhere = Files.createDirectories(folder.resolve("strategies/deep"));

        ChildRun here = run(folder, Map.of("TZ", "UTC", "LC_ALL", "C"), "-C", folder.toString());
        ChildRun there = run(elsewhere, Map.of("TZ", "Pacific/Auckland", "LC_ALL", "tr_TR.UTF-8"));

        assertThat(JsonReader.object(there.out())).isEqualTo(JsonReader.object(here.out()));
        assertThat(JsonReader.object(here.out()).get("hashes")).asString().contains("digest=");
    }

    @Test
    void aFullDiskLeavesNothingUnderARunsName() throws IOException, InterruptedException {
        // no file may grow beyond 4 KiB: the event log does
        ChildRun outcome = ChildRun.withLargestFile(folder, 4, "backtest", "SmaCross", "-s", "UP");

        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(8);
        assertThat(outcome.err()).contains("error[TD-E004]", "the disk is full", "exit 8");
        try (Stream<Path> left = Files.list(folder.resolve("reports"))) {
            assertThat(left).isEmpty();
        }
    }

    private static ChildRun run(Path directory, Map<String, String> variables, String... more)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("backtest", "SmaCross", "-s", "UP", "-p", "fast=5", "--json"));
        words.addAll(List.of(more));
        ChildRun outcome = ChildRun.start(directory, variables, List.of(), words);
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        return outcome;
    }
}
