package tapedeck.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.file.Tape;
import tapedeck.live.bundle.Bundle;
import tapedeck.live.feed.FeedSettings;
import tapedeck.live.replay.ReplayResult;
import tapedeck.live.replay.TapeReplay;
import tapedeck.live.session.LiveSession;
import tapedeck.live.session.LiveSummary;
import tapedeck.live.session.SessionFolder;
import tapedeck.model.StrategyException;
import tapedeck.model.Tick;

/// Backtest, promotion, feed, paper session, replay: one walk through the live rooms.
final class WalkTest {
    private static final LiveSession.Until TICKS = new LiveSession.Until(Long.MAX_VALUE, 1_500);

    @TempDir
    Path root = Path.of("");

    @Test
    void replayOfAPaperSessionIsEqualInEveryOrderAndFill() throws Exception {
        Walk walk = new Walk(root);
        Bundle bundle = walk.promote("walk", 3);

        LiveSummary summary = Walk.beside(walk.feed(), () -> walk.live(bundle, TICKS));
        ReplayResult replay = replay("walk-1", bundle);

        assertThat(summary.ticks()).isEqualTo(1_500);
        assertThat(summary.orders()).as("orders of %d bars", summary.bars()).isGreaterThan(5);
        assertThat(summary.fills()).isPositive();
        assertThat(replay.divergence()).isEmpty();
        assertThat(replay.isCut()).isFalse();
        assertThat(replay.inputs()).isEqualTo(1_500);
        assertThat(replay.decisions()).isEqualTo(new ReplayResult.Tally(summary.orders(), summary.orders()));
        assertThat(replay.fills()).isEqualTo(new ReplayResult.Tally(summary.fills(), summary.fills()));
    }

    @Test
    void ringFeedLosesNothingAndReplaysEqual() throws Exception {
        Walk walk = new Walk(root);
        Bundle bundle = walk.promote("walk", 3);

        LiveSummary summary = Walk.beside(walk.feed(FeedSettings.Format.RING64), () -> walk.live(bundle, TICKS));

        assertThat(summary.feed().lost()).isZero();
        assertThat(summary.feed().conflated()).isZero();
        assertThat(summary.fills()).isPositive();
        assertThat(replay("walk-1", bundle).divergence()).isEmpty();
    }

    @Test
    void strategyThatFailsEndsTheSessionAndItsTapeReplays() throws Exception {
        Walk walk = new Walk(root, FailsLive.class);
        Bundle bundle = walk.promote("walk", 3);

        assertThatThrownBy(() -> Walk.beside(walk.feed(), () -> walk.live(bundle, TICKS)))
                .isInstanceOf(StrategyException.class)
                .hasMessageContaining("the third bar of today");

        SessionFolder folder = SessionFolder.find(walk.sessions(), "walk");
        assertThat(folder.status()).containsEntry("state", "ended: failed");
        assertThat(Files.readString(folder.log())).contains("ERROR event=failed");
        ReplayResult replay = replay("walk-1", bundle);
        assertThat(replay.isCut()).isTrue();
        assertThat(replay.divergence()).isEmpty();
        assertThat(replay.decisions().equal()).isEqualTo(1);
    }

    @Test
    void sessionsAreNumberedAndFoundByNameOrDeployment() throws Exception {
        Path sessions = root.resolve("sessions");
        for (int i = 1; i <= 11; i++) {
            SessionFolder made = SessionFolder.create(sessions, "walk");
            assertThat(made.name()).isEqualTo("walk-" + i);
            Files.createFile(made.tape());
        }
        SessionFolder.create(sessions, "walk-2");

        assertThat(SessionFolder.find(sessions, "walk").name()).isEqualTo("walk-11");
        assertThat(SessionFolder.find(sessions, "walk-3").name()).isEqualTo("walk-3");
        assertThatThrownBy(() -> SessionFolder.find(sessions, "../walk")).hasMessageContaining("no such session");
    }

    @Test
    void tapeIsWrittenBeforeTheSessionHandlesTheTick() throws Exception {
        Walk walk = new Walk(root, FailsLive.class);
        Bundle bundle = walk.promote("walk", 3);
        assertThatThrownBy(() -> Walk.beside(walk.feed(), () -> walk.live(bundle, TICKS)))
                .isInstanceOf(StrategyException.class);

        List<Long> times = new ArrayList<>();
        Tape.read(tape("walk-1"), new Tape.Listener() {
            @Override
            public void onInput(Tick tick) {
                times.add(tick.time);
            }

            @Override
            public void onRecord(byte[] frame, int length) {}

            @Override
            public void onStop(long time) {}
        });
        String log =
                Files.readString(SessionFolder.find(walk.sessions(), "walk").log());
        assertThat(log).as("the last input is the one that failed").contains("at " + times.getLast());
    }

    @Test
    void tapeOfAKilledSessionReplaysToItsLastWholeFrame() throws Exception {
        Walk walk = new Walk(root);
        Bundle bundle = walk.promote("walk", 3);
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LiveChild.class.getName(),
                        root.toString(),
                        "walk")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("far enough");
            child.destroyForcibly();
            assertThat(child.waitFor()).isEqualTo(128 + 9);
        }
        ReplayResult whole = replay("walk-1", bundle);

        assertThat(whole.isCut()).isTrue();
        assertThat(whole.divergence()).isEmpty();
        assertThat(whole.decisions().equal())
                .isPositive()
                .isEqualTo(whole.decisions().onTape());

        cut("walk-1", 41);
        ReplayResult torn = replay("walk-1", bundle);
        assertThat(torn.divergence()).isEmpty();
        assertThat(torn.records().onTape() + torn.inputs())
                .isEqualTo(whole.records().onTape() + whole.inputs() - 1);
    }

    @Test
    void everyPrefixOfATapeReplaysEqual() throws Exception {
        Walk walk = new Walk(root);
        Bundle bundle = walk.promote("walk", 3);
        Walk.beside(walk.feed(), () -> walk.live(bundle, new LiveSession.Until(Long.MAX_VALUE, 600)));

        for (int i = 0; i < 40; i++) {
            cut("walk-1", 977);
            ReplayResult replay = replay("walk-1", bundle);
            assertThat(replay.divergence()).as("cut %d", i).isEmpty();
            assertThat(replay.isCut()).isTrue();
        }
    }

    @Test
    void anotherParameterDivergesAndBothSidesAreShown() throws Exception {
        Walk walk = new Walk(root);
        Bundle bundle = walk.promote("walk", 3);
        Walk.beside(walk.feed(), () -> walk.live(bundle, TICKS));

        ReplayResult replay = replay("walk-1", walk.promote("other", 4));

        ReplayResult.Divergence first = replay.divergence().orElseThrow();
        assertThat(first.expected()).isNotEqualTo(first.actual());
        assertThat(first.before()).isNotEmpty().anyMatch(line -> line.startsWith("input"));
        assertThat(replay.decisions().equal()).isLessThan(replay.decisions().onTape());
    }

    private ReplayResult replay(String session, Bundle bundle) throws IOException {
        return new TapeReplay(tape(session), bundle).run();
    }

    private Path tape(String session) {
        return root.resolve("sessions").resolve(session).resolve("tape");
    }

    private void cut(String session, int bytes) throws IOException {
        byte[] content = Files.readAllBytes(tape(session));
        Files.write(tape(session), java.util.Arrays.copyOf(content, content.length - bytes));
    }
}
