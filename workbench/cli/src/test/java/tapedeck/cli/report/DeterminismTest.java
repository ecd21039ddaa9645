package tapedeck.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

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
import tapedeck.cli.Sandbox;
import tapedeck.cli.Try;
import tapedeck.file.RunFolder;

/// One run in fresh JVMs of every kind: the same three hashes.
///
/// A seeded dozen of the set-ups that covers every value; all 144 with `./mvnw verify -P matrix`.
final class DeterminismTest {
    private static final List<String> ZONES = List.of("UTC", "Asia/Kolkata", "America/St_Johns");
    private static final List<String> LOCALES = List.of("en-US", "tr-TR", "ar-EG");
    private static final List<String> COLLECTORS = List.of("-XX:+UseSerialGC", "-XX:+UseG1GC");
    private static final List<String> MODES = List.of("-Xmixed", "-Xint");
    private static final int DOZEN = 12;
    private static final int INTERPRETED = 1;

    @TempDir
    private Path folder = Path.of("");

    @TempDir
    private Path elsewhere = Path.of("");

    private String hashes = "";

    /// How one process is set up.
    private record SetUp(String zone, String locale, String collector, String mode, boolean isElsewhere, int threads) {
        List<String> flags() {
            String[] names = locale.split("-", -1);
            return List.of(
                    "-Duser.timezone=" + zone,
                    "-Duser.language=" + names[0],
                    "-Duser.country=" + names[1],
                    collector,
                    mode,
                    "-XX:ActiveProcessorCount=" + threads);
        }
    }

    private static List<SetUp> product() {
        List<SetUp> all = new ArrayList<>();
        for (String zone : ZONES) {
            for (String locale : LOCALES) {
                for (String collector : COLLECTORS) {
                    for (String mode : MODES) {
                        for (int threads = 1; threads <= 2; threads++) {
                            all.add(new SetUp(zone, locale, collector, mode, false, threads));
                            all.add(new SetUp(zone, locale, collector, mode, true, threads));
                        }
                    }
                }
            }
        }
        return all;
    }

    /// Few of them without a compiler: these take long to start.
    private static List<SetUp> chosen() {
        List<SetUp> all = product();
        if (System.getProperty("tapedeck.matrix", "").equals("full")) {
            return all;
        }
        Collections.shuffle(all, new Random(20));
        List<SetUp> some = new ArrayList<>();
        all.stream().filter(s -> s.mode().equals("-Xint")).limit(INTERPRETED).forEach(some::add);
        all.stream()
                .filter(s -> !s.mode().equals("-Xint"))
                .limit(DOZEN - INTERPRETED)
                .forEach(some::add);
        return some;
    }

    @BeforeEach
    void aRunWithEverythingThatDraws() throws IOException {
        Try made = new Sandbox(folder)
                .run(
                        "backtest",
                        "SmaCross",
                        "-s",
                        "UP",
                        "--no-report",
                        "-p",
                        "fast=3",
                        "-p",
                        "slow=8",
                        "--latency",
                        "{model: log-normal, median: 2s, sigma: 0.8}",
                        "--slippage",
                        "3bps",
                        "--fee",
                        "{model: tiered, tiers: [0 0.1% 0.2%, 500000 0.05%]}",
                        "--at-end",
                        "last-close");
        assertThat(made.exit()).as(made.err()).isZero();
        String id = String.valueOf(tapedeck.cli.run.RunReference.find(folder.resolve("reports"), "@last")
                .getFileName());
        var manifest = RunFolder.open(folder.resolve("reports").resolve(id)).manifest();
        hashes = manifest.get("result.decisions") + " " + manifest.get("result.fills") + " "
                + manifest.get("result.equity");
    }

    @Test
    void everySetUpGivesTheSameThreeHashes() throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        for (SetUp setUp : chosen()) {
            List<String> lines = play(setUp);
            if (lines.size() != setUp.threads() || !lines.stream().allMatch(hashes::equals)) {
                wrong.add(setUp + ": " + lines);
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void theDozenCoversEveryValue() {
        List<SetUp> some = chosen();

        assertThat(some.stream().map(SetUp::zone)).containsAll(ZONES);
        assertThat(some.stream().map(SetUp::locale)).containsAll(LOCALES);
        assertThat(some.stream().map(SetUp::collector)).containsAll(COLLECTORS);
        assertThat(some.stream().map(SetUp::mode)).containsAll(MODES);
        assertThat(some.stream().map(SetUp::isElsewhere)).contains(true, false);
        assertThat(some.stream().map(SetUp::threads)).contains(1, 2);
    }

    private List<String> play(SetUp setUp) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(setUp.flags());
        command.addAll(List.of(
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                MatrixPlayer.class.getName(),
                folder.toString(),
                Integer.toString(setUp.threads())));
        Process process = new ProcessBuilder(command)
                .directory((setUp.isElsewhere() ? elsewhere : folder).toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out.lines().toList();
    }

    @Test
    void theVerbsOwnMatrixComparesSixSetUps() throws IOException {
        Try same = Try.in(folder, "verify", "@last", "--matrix");
        Path manifest = tapedeck.cli.run.RunReference.find(folder.resolve("reports"), "@last")
                .resolve("manifest.txt");
        Files.writeString(
                manifest, Files.readString(manifest).replaceFirst("result.equity = ....", "result.equity = 0000"));
        Try other = Try.in(folder, "verify", "@last");

        assertThat(same.exit()).as(same.err()).isZero();
        assertThat(same.out().lines().filter(line -> line.startsWith("✔ "))).hasSize(6);
        assertThat(same.out()).contains("✔ Turkish\n", "✔ interpreter, no compiler\n", "same result  ");
        assertThat(other.exit()).isEqualTo(5);
        assertThat(other.out()).contains("✘ as here: other equity");
        assertThat(other.err()).contains("TD-K010");
    }
}
