package tapedeck.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.cli.Try;

/// The live verbs from the user's chair: promote, feed, live, replay, and what they refuse.
final class LiveRoomsTest {
    private static final String SYMBOL = "BTC-USD";

    @TempDir
    Path root = Path.of("");

    @BeforeEach
    void runABacktest() throws Exception {
        Files.writeString(root.resolve("tapedeck.yaml"), "");
        Path market = Files.createDirectories(root.resolve("data/market_data/crypto"));
        Files.writeString(market.resolve(SYMBOL + ".csv"), hourlyBars(3));
        Try backtest = run("backtest", "SmaCross", "-s", SYMBOL, "-p", "fast=3", "-p", "slow=9");
        assertThat(backtest.exit()).as(backtest.err()).isZero();
    }

    @Test
    void paperSessionReplaysEqual() throws Exception {
        Try promoted = run("promote", "@last", "--to", "paper", "--name", "paper");
        assertThat(promoted.err()).isEmpty();
        assertThat(promoted.exit()).isZero();
        assertThat(promoted.out()).contains("✔ made again, the same result").contains("! risk limits are set");

        Try started = besideTheFeed(() -> run("live", "start", "paper", "--paper", "--ticks", "1500", "--shm", "shm"));
        assertThat(started.exit()).as(started.err()).isZero();
        assertThat(started.out()).contains("session paper-1 ended (ticks)");

        Try replayed = run("replay", "paper");
        assertThat(replayed.exit()).isZero();
        assertThat(replayed.out()).contains("✔ paper-1   1,500 inputs").doesNotContain("decisions 0 of 0");
        assertThat(run("replay", "paper-1", "--json").out())
                .startsWith("{\"schema\":\"tapedeck.replay/1\",\"ok\":true");
        Try dear = run("replay", "paper-1", "--what-if", "--fee", "1%");
        assertThat(dear.exit()).as(dear.err()).isZero();
        assertThat(dear.out())
                .contains("what if   paper-1   1,500 inputs")
                .containsPattern("the fill model +execution.fee +percent 0.001 +percent 0.01\n")
                .containsPattern("end equity +[0-9,.]+ +[0-9,.]+ +−")
                .containsPattern("first difference, record [0-9]+:\n  on the tape  .*\n  what if      ");
        assertThat(run("replay", "live-runner/sessions/paper-1", "--what-if", "--json")
                        .out())
                .contains("\"isEqual\":true", "\"changes\":[]");
        run("runs", "tag", "@last", "paper");
        assertThat(run("replay", "paper").err()).contains("names a run and a session", "exit 2");
        assertThat(run("live", "status").out()).contains("paper-1").contains("ended: ticks");
        assertThat(run("live", "logs", "paper").out()).contains("event=start").contains("event=end reason=ticks");
        assertThat(run("live", "stop", "paper").out()).contains("paper is not running");
    }

    @Test
    void changedBytesAreRefusedWithTheFileAndBothHashes() throws IOException {
        run("promote", "@last", "--to", "paper", "--name", "paper");
        Path deployment = root.resolve("live-runner/deployments/paper");
        String id = Files.readString(deployment.resolve("current")).strip();
        Path file = deployment.resolve(id).resolve("classes/tapedeck/strategies/SmaCross.class");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        Try started = run("live", "start", "paper", "--paper", "--shm", "shm");

        assertThat(started.exit()).isEqualTo(6);
        assertThat(started.err())
                .contains("error[TD-L049]")
                .contains("SmaCross.class")
                .contains("changed after promotion: hash")
                .contains("frozen as");
    }

    @Test
    void changedConstantOfTheStrategyIsRefused() throws Exception {
        run("promote", "@last", "--to", "paper", "--name", "paper");
        String path = ChangedStrategy.compile(root.resolve("changed")) + ":" + System.getProperty("java.class.path");

        Process session = processWith(path, "live", "start", "paper", "--paper", "--shm", "shm");
        String error;
        try (BufferedReader err = session.errorReader(StandardCharsets.UTF_8)) {
            error = String.join("\n", err.readAllLines());
        }

        assertThat(session.waitFor()).as(error).isEqualTo(6);
        assertThat(error)
                .contains("error[TD-L063] strategy SmaCross")
                .contains("its code was changed after promotion")
                .contains("promote again");
        Process frozen = processWith(
                path, "live", "start", "paper", "--paper", "--shm", "shm", "--wait", "1ms", "--no-check-workspace");
        try (BufferedReader err = frozen.errorReader(StandardCharsets.UTF_8)) {
            assertThat(err.readLine()).as("past the workspace, up to the feed").contains("TD-L001");
        }
        assertThat(frozen.waitFor()).isEqualTo(6);
    }

    @Test
    void everyMistakeHasItsExitCode() throws IOException {
        assertThat(run("promote", "@last", "--to", "live", "--name", "x").exit())
                .isEqualTo(2);
        assertThat(run("promote", "nosuchrun", "--to", "paper", "--name", "x").exit())
                .isEqualTo(3);
        assertThat(run("promote", "@last", "--to", "paper", "--name", "../x").exit())
                .isEqualTo(2);
        assertThat(run("promote", "@last", "--to", "paper", "--name", "x", "--force")
                        .exit())
                .isEqualTo(2);
        assertThat(run("live", "start", "x", "--paper").exit()).isEqualTo(6);
        assertThat(run("live", "start", "x").exit()).isEqualTo(2);
        assertThat(run("replay", "x").exit()).isEqualTo(3);
        assertThat(run("feed", "start").exit()).isEqualTo(2);
        assertThat(run("feed", "start", "--sim", "--for", "soon").exit()).isEqualTo(2);
        run("promote", "@last", "--to", "paper", "--name", "paper");
        Try noFeed = run("live", "start", "paper", "--paper", "--shm", "shm", "--wait", "1ms");
        assertThat(noFeed.exit()).isEqualTo(6);
        assertThat(noFeed.err()).contains("does not exist").contains("tapedeck feed start --sim");
    }

    @Test
    void gateIsClosedWhenTheDataHaveChanged() throws IOException {
        Path csv = root.resolve("data/market_data/crypto").resolve(SYMBOL + ".csv");
        Files.writeString(csv, hourlyBars(4));

        Try promoted = run("promote", "@last", "--to", "paper", "--name", "paper");
        assertThat(promoted.exit()).isEqualTo(5);
        assertThat(promoted.out()).contains("✖ made again, the same result");

        Try forced = run("promote", "@last", "--to", "paper", "--name", "paper", "--force", "--reason", "new data");
        assertThat(forced.exit()).isZero();
    }

    @Test
    void killedFeedIsReplacedAndItsFilesCleaned() throws Exception {
        Process feed = feedProcess();
        try (BufferedReader err = feed.errorReader(StandardCharsets.UTF_8)) {
            assertThat(err.readLine()).startsWith("feed sim writes");
            assertThat(run("feed", "status", "--shm", "shm").out()).contains("running");
            feed.destroyForcibly();
            assertThat(feed.waitFor()).isEqualTo(128 + 9);
        }
        assertThat(run("feed", "status", "--shm", "shm").out()).contains("producer is dead");

        Try again = run("feed", "start", "--sim", "--ticks", "3", "--shm", "shm");

        assertThat(again.exit()).isZero();
        assertThat(again.err()).contains("removed 2 files that a dead producer left");
        assertThat(again.out()).contains("wrote 3 ticks");
    }

    @Test
    void signalEndsFeedAndSessionInOrder() throws Exception {
        run("promote", "@last", "--to", "paper", "--name", "paper");
        Process feed = feedProcess();
        try (BufferedReader feedErr = feed.errorReader(StandardCharsets.UTF_8)) {
            assertThat(feedErr.readLine()).startsWith("feed sim writes");
            Process session = process("live", "start", "paper", "--paper", "--shm", "shm");
            try (BufferedReader err = session.errorReader(StandardCharsets.UTF_8)) {
                assertThat(err.readLine()).startsWith("session paper-1 runs on paper");
                assertThat(run("live", "start", "paper", "--paper", "--shm", "shm")
                                .exit())
                        .as("one session of a name at a time")
                        .isEqualTo(6);
                session.destroy();
                assertThat(session.waitFor()).isEqualTo(128 + 15);
            }
            feed.destroy();
            assertThat(feed.waitFor()).isEqualTo(128 + 15);
        }

        Try replayed = run("replay", "paper");
        assertThat(replayed.exit()).isZero();
        assertThat(replayed.err()).as("it ended in order").isEmpty();
        assertThat(root.resolve("shm/sim/ticks.slot64")).doesNotExist();
        assertThat(run("live", "status", "paper").out()).contains("ended: signal");
    }

    @Test
    void aCallbackThatNeverReturnsInASessionIsNamedWithItsBar() throws Exception {
        Files.createDirectories(root.resolve("strategies"));
        Files.writeString(root.resolve("strategies/Hangs.java"), """
                import tapedeck.model.*;
                import tapedeck.strategy.*;

                public class Hangs implements TradingStrategy {
                    static final long TODAY = Times.parse("2024-01-01");
                    int bars;

                    @Override public void setup(Setup setup) {
                        setup.bars();
                    }

                    @Override public void onBar(Bar bar, Desk desk) {
                        bars++;
                        while (desk.now() > TODAY && bars >= 3) java.util.concurrent.locks.LockSupport.park();
                    }
                }
                """);
        assertThat(run("backtest", "Hangs", "-s", SYMBOL).exit()).isZero();
        Try promoted = run(
                "promote", "Hangs", "--to", "paper", "--name", "hangs", "--force", "--reason", "a test of the watch");
        assertThat(promoted.exit()).as(promoted.err()).isZero();

        Try started = besideTheFeed(
                () -> run("live", "start", "hangs", "--paper", "--shm", "shm", "--set", "strategy.timeout=500ms"));

        assertThat(started.exit()).isEqualTo(4);
        assertThat(started.err())
                .contains("error[TD-S120] Hangs.onBar  did not return within 500", ", bar 20", " of " + SYMBOL)
                .contains("look at Hangs.java:14");
        assertThat(run("live", "logs", "hangs").out()).contains("event=abandoned error=did not return within");
        assertThat(run("live", "status", "hangs").out()).contains("ended: failed");
    }

    private Try run(String... words) {
        return Try.in(root, words);
    }

    private interface Work {
        Try run() throws IOException;
    }

    private Try besideTheFeed(Work work) throws Exception {
        Process feed = feedProcess();
        try (BufferedReader err = feed.errorReader(StandardCharsets.UTF_8)) {
            assertThat(err.readLine()).startsWith("feed sim writes");
            return work.run();
        } finally {
            feed.destroy();
            feed.waitFor();
        }
    }

    /// An hour of venue time every 10 ms.
    private Process feedProcess() throws IOException {
        return process(
                "feed",
                "start",
                "--sim",
                "--symbols",
                SYMBOL + "=100",
                "--rate",
                "1000",
                "--speed",
                "360000",
                "--volatility",
                "0.001",
                "--shm",
                "shm");
    }

    private Process process(String... words) throws IOException {
        return processWith(System.getProperty("java.class.path"), words);
    }

    private Process processWith(String classPath, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                "tapedeck.cli.Main"));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String hourlyBars(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder csv = new StringBuilder("timestamp,open,high,low,close,volume\n");
        long price = 10_000;
        for (int i = 0; i < 500; i++) {
            long open = price;
            price = Math.max(100, price + random.nextInt(-40, 41));
            String time =
                    java.time.Instant.ofEpochSecond(1_577_836_800L + i * 3_600L).toString();
            csv.append(time).append(',').append(open).append(',').append(Math.max(open, price) + 5);
            csv.append(',')
                    .append(Math.min(open, price) - 5)
                    .append(',')
                    .append(price)
                    .append(",100\n");
        }
        return csv.toString();
    }
}
