package tapedeck.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.engine.RecordSink;
import tapedeck.file.EventLog;
import tapedeck.file.RunFolder;
import tapedeck.lab.report.model.ReportModel;
import tapedeck.lab.report.model.ReportOptions;
import tapedeck.lab.report.model.RunFacts;
import tapedeck.lab.report.model.RunLog;
import tapedeck.lab.report.model.RunningLog;
import tapedeck.model.DataException;

final class RunningLogTest {
    private static final int DAYS = 3_000;

    @TempDir
    Path reports;

    @Test
    void reportsOfARunThatWasFollowedAndOfOneThatIsReadBackAreEqual() throws Exception {
        RunFolder run = ReportRuns.run(reports, 3, DAYS, 2, "step");
        ReportOptions options = ReportRuns.options(3, DAYS);
        List<String> passedOn = new ArrayList<>();

        RunningLog log = new RunningLog((frame, length) -> passedOn.add(frame[0] + " " + length));
        log.begin(RunFacts.of(run.manifest()));
        List<String> frames = play(run, log);
        RunLog followed = log.finish();
        assertThat(passedOn).isEqualTo(frames);

        List<byte[]> read = files(Reports.write(run, ReportModel.of(run, options), options));
        assertThat(files(Reports.write(run, ReportModel.of(run, followed, options), options)))
                .usingElementComparator(java.util.Arrays::compare)
                .isEqualTo(read);
    }

    @Test
    void aFrameThatCannotBeUnderstoodIsToldAtTheEndAndNeverStopsTheRun() throws Exception {
        RunFolder run = ReportRuns.run(reports, 3, DAYS, 2, "step");
        RunningLog log = new RunningLog(RecordSink.NONE);
        log.begin(RunFacts.of(run.manifest()));

        for (int i = 0; i < 1_000; i++) {
            log.write(new byte[60], 60);
        }

        assertThatThrownBy(log::finish).isInstanceOf(DataException.class).hasMessageContaining("unknown kind");
    }

    private static List<String> play(RunFolder run, RunningLog log) throws IOException {
        List<String> frames = new ArrayList<>();
        try (EventLog.Reader reader = run.log()) {
            for (byte[] frame = reader.next(); frame.length > 0; frame = reader.next()) {
                frames.add(frame[0] + " " + frame.length);
                log.write(frame, frame.length);
            }
        }
        return frames;
    }

    private static List<byte[]> files(Path page) throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (String name : List.of(Reports.PAGE, Reports.JSON, Reports.TRADES, Reports.EQUITY)) {
            files.add(Files.readAllBytes(page.resolveSibling(name)));
        }
        return files;
    }
}
