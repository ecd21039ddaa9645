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

    /// A strategy file that does one thing at its hundredth bar.
    private void write(String name, String statement) throws IOException {
        Files.writeString(folder.resolve("strategies").resolve(name + ".java"), """
                import java.util.*;
                import tapedeck.model.*;
                import tapedeck.strategy.*;

                public class %s implements TradingStrategy {
                    List<long[]> kept = new ArrayList<>();
                    int bars;
                    @Override public void setup(Setup setup) { setup.bars(); }
                    @Override public void onBar(Bar bar, Desk desk) { if (++bars == 100) { %s } }
                }
                """.formatted(name, statement));
    }

    @Test
    void aStrategyThatEndsTheProgramIsNamedAndDoesNotChooseTheCode() throws IOException, InterruptedException {
        write("Quits", "System.exit(0);");

        for (String timeout : List.of("10s", "0s")) {
            ChildRun quit = ChildRun.start(
                    folder,
                    Map.of(),
                    List.of(),
                    List.of("backtest", "Quits", "-s", "UP", "--set", "strategy.timeout=" + timeout));

            assertThat(quit.exit()).as(quit.err()).isEqualTo(4);
            assertThat(quit.err())
                    .contains("error[TD-S122] Quits.onBar  called System.exit at 20", ", bar 20", " of UP")
                    .contains("look at Quits.java:9");
        }
        try (Stream<Path> left = Files.list(folder.resolve("reports"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aStrategyThatEatsAllMemoryIsNamed() throws IOException, InterruptedException {
        write("Eats", "while (true) kept.add(new long[1 << 18]);");

        ChildRun eaten = ChildRun.start(
                folder, Map.of("JAVA_TOOL_OPTIONS", "-Xmx96m"), List.of(), List.of("backtest", "Eats", "-s", "UP"));

        assertThat(eaten.exit()).as(eaten.err()).isEqualTo(4);
        assertThat(eaten.err())
                .contains("error[TD-S115] Eats.onBar  ran out of memory (Java heap space) at 20", " of UP")
                .contains("look at Eats.java:9");
    }

    @Test
    void aSymbolThatTheRunDoesNotHaveIsTheStrategysFault() throws IOException, InterruptedException {
        write("Asks", "");
        Path file = folder.resolve("strategies/Asks.java");
        Files.writeString(file, Files.readString(file).replace("setup.bars();", "setup.bars(\"DOWN\", \"1d\");"));

        ChildRun asked = ChildRun.start(folder, Map.of(), List.of(), List.of("backtest", "Asks", "-s", "UP"));

        assertThat(asked.exit()).as(asked.err()).isEqualTo(4);
        assertThat(asked.err())
                .contains("error[TD-S022] Asks.setup  'DOWN' is not among the symbols of this run: UP")
                .contains("add it to the run: -s UP,DOWN");
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
