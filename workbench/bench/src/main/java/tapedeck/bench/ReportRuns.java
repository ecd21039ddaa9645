package tapedeck.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tapedeck.engine.BacktestRun;
import tapedeck.engine.DataRequest;
import tapedeck.engine.ExecutionSettings;
import tapedeck.engine.LogLevel;
import tapedeck.engine.MarketData;
import tapedeck.engine.MemoryData;
import tapedeck.engine.RunSpec;
import tapedeck.engine.RunSummary;
import tapedeck.execution.RiskLimits;
import tapedeck.file.RunFolder;
import tapedeck.lab.report.Reports;
import tapedeck.lab.report.model.BackgroundRecord;
import tapedeck.lab.report.model.ReportModel;
import tapedeck.lab.report.model.ReportOptions;
import tapedeck.lab.report.model.RunFacts;
import tapedeck.lab.report.model.RunLog;
import tapedeck.lab.report.model.RunningLog;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.model.Range;
import tapedeck.strategy.Sizing;

/// What follows a run: all metrics, everything else that a report computes, and its files.
///
/// The first time is that of a process that has just played the run, as a command has; then warm.
final class ReportRuns {
    private static final String REPORTS = "reports";
    private static final String COLD = "the first in its process, just after the run, without an archive of classes";

    private final String key;
    private final String what;
    private final RunFolder run;
    private final RunLog log;
    private final ReportOptions options;

    private ReportRuns(String key, RunFolder run, RunLog log, MarketData data) {
        this.key = key;
        this.run = run;
        this.log = log;
        this.options = ReportOptions.DEFAULT.market(_ -> data);
        this.what = BarRuns.brief(data.barCount(0)) + " bars, " + log.trades().size() + " trades";
    }

    static List<Measurement> run(Sizes sizes) throws Exception {
        int bars = sizes.whole("bars", 1_000_000);
        boolean isDaily = sizes.text("interval", "1m").equals("1d");
        MarketData data = isDaily ? daily(bars) : new WalkData(42, bars);
        // on daily bars a pair of lengths that trades every few days
        AverageCross strategy = isDaily ? new AverageCross(2, 3, true) : new AverageCross(10, 30, true);
        try (Scratch scratch = new Scratch();
                RunFolder.Writer writer = new RunFolder.Writer(scratch.folder())) {
            RunningLog log = new RunningLog(writer.log());
            RunSummary summary;
            try (BackgroundRecord record = new BackgroundRecord(log)) {
                BacktestRun played = new BacktestRun(spec(data), List.of(strategy), data, "bench", record);
                log.begin(RunFacts.of(played.manifest()));
                summary = played.play();
            }
            writer.add(RunFolder.CONFIG, "strategy: { class: bench }\n".getBytes(StandardCharsets.UTF_8));
            RunFolder folder = writer.publish(summary, new TreeMap<>());
            return new ReportRuns(sizes.text("key", "report"), folder, log.finish(), data).rows(sizes.rounds());
        }
    }

    private static MarketData daily(int bars) {
        WalkData walk = new WalkData(42, bars);
        Instrument instrument = walk.instruments().get(0);
        var builder = new MemoryData.Builder(List.of(instrument), Interval.parse("1d"), 2);
        for (int i = 0; i < bars; i++) {
            long[] prices = {walk.row(i, 0), walk.row(i, 1), walk.row(i, 2), walk.row(i, 3)};
            builder.add(0, walk.startTime() + i * Interval.DAY, prices, walk.row(i, 4));
        }
        return builder.build();
    }

    private static RunSpec spec(MarketData data) {
        DataRequest request = new DataRequest(List.of(data.instruments().get(0).symbol()), data.interval(), Range.ALL);
        return new RunSpec(
                List.of(new RunSpec.Strategy("bench", "bench", new TreeMap<>())),
                request,
                SessionRun.plain(data).account(),
                ExecutionSettings.FREE,
                RiskLimits.NONE,
                Sizing.ALL_IN,
                SessionRun.BOUNDED,
                1,
                LogLevel.FULL);
    }

    private List<Measurement> rows(Stopwatch.Rounds rounds) throws Exception {
        Stopwatch.Rounds once = new Stopwatch.Rounds(0, 1);
        List<Measurement> rows = new ArrayList<>();
        rows.add(Stopwatch.time(once, key + ".metrics.cold", "metrics, " + what, REPORTS, this::metrics)
                .with(COLD));
        rows.add(Stopwatch.time(once, key + ".all.cold", "metrics, prices and files, " + what, REPORTS, this::report)
                .with(COLD));
        rows.addAll(Stopwatch.time(
                rounds,
                List.of(
                        new Stopwatch.Contender(key + ".metrics", "metrics, " + what, REPORTS, this::metrics),
                        new Stopwatch.Contender(
                                key + ".all", "metrics, prices and files, " + what, REPORTS, this::report),
                        new Stopwatch.Contender(
                                key + ".again", "the same, its log read back, " + what, REPORTS, this::again))));
        return rows;
    }

    /// All metrics with rolling figures and bootstrap bands; without prices there is no benchmark.
    private Outcome metrics() {
        ReportModel model = ReportModel.of(run, log, ReportOptions.DEFAULT);
        return new Outcome(1, Integer.toString(model.metrics().all().size()), -1);
    }

    private Outcome report() throws IOException {
        return written(Reports.write(run, ReportModel.of(run, log, options), options));
    }

    private Outcome again() throws IOException {
        return written(Reports.render(run, options));
    }

    private static Outcome written(Path page) throws IOException {
        return new Outcome(1, Long.toString(Files.size(page)), -1);
    }
}
