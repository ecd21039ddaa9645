package tapedeck.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.engine.BacktestRun;
import tapedeck.engine.DataRequest;
import tapedeck.engine.Divergence;
import tapedeck.engine.ExecutionSettings;
import tapedeck.engine.LogDecoder;
import tapedeck.engine.LogLevel;
import tapedeck.engine.LogText;
import tapedeck.engine.MemoryData;
import tapedeck.engine.RecordSink;
import tapedeck.engine.Replay;
import tapedeck.engine.RunDiff;
import tapedeck.engine.RunSpec;
import tapedeck.execution.AccountSettings;
import tapedeck.execution.RiskLimits;
import tapedeck.model.Order;
import tapedeck.model.Range;
import tapedeck.strategy.Sizing;
import tapedeck.testing.Fixtures;
import tapedeck.testing.Script;

class ReplayTest {
    private final MemoryData data =
            Fixtures.bars("100 101 99 100", "100 103 98 102", "102 104 101 103", "103 106 102 105", "105 107 104 106");

    private static RunSpec spec(ExecutionSettings execution) {
        return spec(execution, LogLevel.ORDERS);
    }

    private static RunSpec spec(ExecutionSettings execution, LogLevel level) {
        return new RunSpec(
                List.of(new RunSpec.Strategy("Script", "test", new TreeMap<>())),
                new DataRequest(List.of("X"), Fixtures.MINUTE, Range.ALL),
                AccountSettings.DEFAULT,
                execution,
                RiskLimits.NONE,
                Sizing.ALL_IN,
                0,
                1,
                level);
    }

    private BacktestRun run(RunSpec spec, double size, RecordSink sink) {
        Script script = new Script()
                .after(0, (desk, bars) -> desk.submit(Order.buy(bars, size)))
                .after(2, (desk, bars) -> desk.close(bars));
        return new BacktestRun(spec, List.of(script), data, "engine", sink);
    }

    private RunFolder record(Path reports, RunSpec spec) throws IOException {
        try (RunFolder.Writer writer = new RunFolder.Writer(reports)) {
            return writer.publish(run(spec, 2, writer.log()).play(), Map.of());
        }
    }

    @Test
    void aRunPlayedAgainRepeatsItsLog(@TempDir Path reports) throws IOException {
        RunFolder folder = record(reports, spec(ExecutionSettings.FREE));

        try (EventLog.Reader recorded = folder.log()) {
            Replay replay = new Replay(new LogDecoder(data.instruments()), recorded);
            run(spec(ExecutionSettings.FREE), 2, replay).play();

            assertThat(replay.finish()).isEmpty();
            assertThat(replay.agreed()).isGreaterThan(5);
        }
    }

    @Test
    void theFirstDifferenceIsShownFromBothSidesWithWhatLedToIt(@TempDir Path reports) throws IOException {
        RunFolder folder = record(reports, spec(ExecutionSettings.FREE));

        try (EventLog.Reader recorded = folder.log()) {
            Replay replay = new Replay(new LogDecoder(data.instruments()), recorded);
            run(spec(ExecutionSettings.DEFAULT), 2, replay).play();
            Divergence divergence = replay.finish().orElseThrow();

            assertThat(divergence.lines(new LogText(data.instruments()), "recorded", "replayed"))
                    .containsExactly(
                            "first difference at entry 2",
                            "  recorded  2023-01-02T00:01:00Z fill #1 BUY 2 X at 100 fee 0",
                            "  replayed  2023-01-02T00:01:00Z fill #1 BUY 2 X at 100 fee 0.2",
                            "before it",
                            "  2023-01-02T00:01:00Z order #1 strategy 0 BUY 2 X MARKET GTC");
        }
    }

    @Test
    void aReplayThatEndsTooSoonIsADifference(@TempDir Path reports) throws IOException {
        RunFolder folder = record(reports, spec(ExecutionSettings.FREE));

        try (EventLog.Reader recorded = folder.log()) {
            Replay replay = new Replay(new LogDecoder(data.instruments()), recorded);
            BacktestRun run = run(spec(ExecutionSettings.FREE), 2, replay);
            run.session().runUntil(Fixtures.START + 2 * Fixtures.MINUTE.nanos());
            Divergence divergence = replay.finish().orElseThrow();

            assertThat(divergence.first()).isPresent();
            assertThat(divergence.second()).isEmpty();
        }
    }

    @Test
    void logsOfDifferentLevelsAreComparedByWhatBothKeep(@TempDir Path reports, @TempDir Path others)
            throws IOException {
        RunFolder orders = record(reports, spec(ExecutionSettings.FREE, LogLevel.ORDERS));
        RunFolder full = record(others, spec(ExecutionSettings.FREE, LogLevel.FULL));
        LogDecoder decoder = new LogDecoder(data.instruments());

        try (EventLog.Reader a = orders.log();
                EventLog.Reader b = full.log()) {
            assertThat(Replay.compare(decoder, a, b)).isPresent();
        }
        try (EventLog.Reader a = orders.log();
                EventLog.Reader b = full.log()) {
            assertThat(Replay.compare(decoder, a.at(LogLevel.ORDERS), b.at(LogLevel.ORDERS)))
                    .isEmpty();
        }
    }

    @Test
    void aDiffNamesTheUpstreamCause(@TempDir Path reports) throws IOException {
        RunFolder free = record(reports, spec(ExecutionSettings.FREE));
        RunFolder paid = record(reports, spec(ExecutionSettings.DEFAULT));

        RunDiff diff = RunDiff.of(free.manifest(), paid.manifest());

        assertThat(diff.changes())
                .containsExactly(new RunDiff.Change(
                        RunDiff.Cause.FILL_MODEL, "execution.fee", "PERCENT:0:0:0", "PERCENT:100000:0:0"));
        assertThat(diff.results()).containsExactly("digest", "equity", "fills");
        assertThat(diff.verdict()).isEqualTo("the results differ because of the fill model");
        assertThat(RunDiff.of(free.manifest(), free.manifest()).verdict())
                .isEqualTo("the same run with the same result");
        try (EventLog.Reader a = free.log();
                EventLog.Reader b = paid.log()) {
            assertThat(Replay.compare(new LogDecoder(data.instruments()), a, b))
                    .hasValueSatisfying(d -> assertThat(d.index()).isEqualTo(2));
        }
    }
}
