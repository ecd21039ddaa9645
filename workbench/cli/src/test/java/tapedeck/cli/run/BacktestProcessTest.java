package tapedeck.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.cli.Main;
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

        Outcome here = run(folder, Map.of("TZ", "UTC", "LC_ALL", "C"), "-C", folder.toString());
        Outcome there = run(elsewhere, Map.of("TZ", "Pacific/Auckland", "LC_ALL", "tr_TR.UTF-8"));

        assertThat(JsonReader.object(there.out())).isEqualTo(JsonReader.object(here.out()));
        assertThat(JsonReader.object(here.out()).get("hashes")).asString().contains("digest=");
    }

    @Test
    void aFullDiskLeavesNothingUnderARunsName() throws IOException, InterruptedException {
        // no file may grow beyond 4 KiB: the event log does
        Outcome outcome = start(
                folder,
                Map.of(),
                List.of("bash", "-c", "ulimit -f 4; exec \"$0\" \"$@\""),
                List.of("backtest", "SmaCross", "-s", "UP"));

        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(8);
        assertThat(outcome.err()).contains("error[TD-E004]", "the disk is full", "exit 8");
        try (Stream<Path> left = Files.list(folder.resolve("reports"))) {
            assertThat(left).isEmpty();
        }
    }

    private record Outcome(int exit, String out, String err) {}

    private static Outcome run(Path directory, Map<String, String> variables, String... more)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("backtest", "SmaCross", "-s", "UP", "-p", "fast=5", "--json"));
        words.addAll(List.of(more));
        Outcome outcome = start(directory, variables, List.of(), words);
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        return outcome;
    }

    private static Outcome start(Path directory, Map<String, String> variables, List<String> before, List<String> words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().putAll(variables);
        Path err = Files.createTempFile("backtest", ".err");
        try {
            Process process = builder.redirectError(err.toFile()).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), out, Files.readString(err, StandardCharsets.UTF_8));
        } finally {
            Files.deleteIfExists(err);
        }
    }
}
