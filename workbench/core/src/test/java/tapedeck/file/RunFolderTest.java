package tapedeck.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.engine.BacktestRun;
import tapedeck.engine.DataRequest;
import tapedeck.engine.ExecutionSettings;
import tapedeck.engine.LogDecoder;
import tapedeck.engine.LogEntry;
import tapedeck.engine.LogLevel;
import tapedeck.engine.MemoryData;
import tapedeck.engine.RecordSink;
import tapedeck.engine.RunSpec;
import tapedeck.engine.RunSummary;
import tapedeck.execution.AccountSettings;
import tapedeck.execution.RiskLimits;
import tapedeck.model.DataException;
import tapedeck.model.Order;
import tapedeck.model.Range;
import tapedeck.model.StrategyException;
import tapedeck.strategy.Sizing;
import tapedeck.testing.Fixtures;
import tapedeck.testing.Script;

class RunFolderTest {
    private final MemoryData data = Fixtures.bars("100 101 99 100", "100 103 98 102", "102 104 101 103");

    @TempDir
    private Path reports = Path.of("");

    @Test
    void aFinishedRunHasItsNameAndAllOfItsFiles() throws IOException {
        RunFolder folder;
        RunSummary summary;
        try (RunFolder.Writer writer = new RunFolder.Writer(reports)) {
            summary = play(writer.log());
            writer.add(RunFolder.CONFIG, new byte[] {1});
            writer.add(RunFolder.STRATEGY + "/A.java", new byte[] {2});
            folder = writer.publish(summary, Map.of("made.os", "any"));
        }

        assertThat(names()).containsExactly(summary.shortId());
        assertThat(folder.manifest())
                .containsEntry("run.id", summary.runId())
                .containsEntry("result.digest", summary.hashes().digest())
                .containsEntry("made.os", "any");
        assertThat(folder.path().resolve("strategy/A.java")).exists();
    }

    @Test
    void itsLogReadsBackWhatWasRecorded() throws IOException {
        List<LogEntry> recorded = new ArrayList<>();
        LogDecoder decoder = new LogDecoder(data.instruments());
        play((frame, length) -> recorded.add(decoder.decode(frame, length)));
        RunFolder folder;
        try (RunFolder.Writer writer = new RunFolder.Writer(reports)) {
            folder = writer.publish(play(writer.log()), Map.of());
        }

        List<LogEntry> read = new ArrayList<>();
        folder.events(decoder, read::add);

        assertThat(read).isEqualTo(recorded).isNotEmpty();
    }

    @Test
    void anAbandonedRunLeavesNothing() throws IOException {
        try (RunFolder.Writer writer = new RunFolder.Writer(reports)) {
            play(writer.log());
        }

        assertThat(names()).isEmpty();
    }

    @Test
    void aFullDiskLeavesNothingUnderTheRunsName() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "this system has no /dev/full");
        try (RunFolder.Writer writer = new RunFolder.Writer(reports)) {
            RunSummary summary = play(writer.log());
            Path log = reports.resolve(names().getFirst()).resolve(RunFolder.EVENTS);
            Files.delete(log);
            Files.createSymbolicLink(log.resolveSibling(RunFolder.MANIFEST), full);

            assertThatThrownBy(() -> writer.publish(summary, Map.of())).isInstanceOf(IOException.class);
        }

        assertThat(names()).isEmpty();
    }

    @Test
    void anEqualRunThatIsThereStays() throws IOException {
        Path first = publish(Map.of("made.os", "first")).path();

        RunFolder again = publish(Map.of("made.os", "second"));

        assertThat(again.path()).isEqualTo(first);
        assertThat(again.manifest()).containsEntry("made.os", "first");
        assertThat(names()).hasSize(1);
    }

    @Test
    void anotherResultUnderTheSameIdIsRefused() throws IOException {
        RunFolder first = publish(Map.of());

        try (RunFolder.Writer writer = new RunFolder.Writer(reports)) {
            RunSummary other = play(writer.log(), 3);

            assertThat(other.shortId()).isEqualTo(first.name());
            assertThatThrownBy(() -> writer.publish(other, Map.of()))
                    .isInstanceOf(StrategyException.class)
                    .hasMessageContaining("another result");
        }
        assertThat(names()).containsExactly(first.name());
    }

    @Test
    void aDamagedLogNamesTheByte() throws IOException {
        RunFolder folder = publish(Map.of());
        Path log = folder.path().resolve(RunFolder.EVENTS);
        byte[] bytes = Files.readAllBytes(log);
        bytes[bytes.length / 2] ^= 1;
        Files.write(log, bytes);

        assertThatThrownBy(() -> folder.events(new LogDecoder(data.instruments()), entry -> {}))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("damaged");
    }

    private RunFolder publish(Map<String, String> extra) throws IOException {
        try (RunFolder.Writer writer = new RunFolder.Writer(reports)) {
            return writer.publish(play(writer.log()), extra);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> list = Files.list(reports)) {
            return list.map(path -> String.valueOf(path.getFileName())).sorted().toList();
        }
    }

    private RunSummary play(RecordSink sink) {
        return play(sink, 2);
    }

    /// @param size what the strategy buys, which no one knows from its class or parameters
    private RunSummary play(RecordSink sink, int size) {
        RunSpec spec = new RunSpec(
                List.of(new RunSpec.Strategy("Script", "test", new TreeMap<>())),
                new DataRequest(List.of("X"), Fixtures.MINUTE, Range.ALL),
                AccountSettings.DEFAULT,
                ExecutionSettings.DEFAULT,
                RiskLimits.NONE,
                Sizing.ALL_IN,
                0,
                1,
                LogLevel.FULL);
        Script script = new Script()
                .after(0, (desk, bars) -> desk.submit(Order.buy(bars, size)))
                .after(1, (desk, bars) -> desk.close(bars));
        return new BacktestRun(spec, List.of(script), data, "engine", sink).play();
    }
}
