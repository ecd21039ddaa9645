package tapedeck.cli.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.Progress;
import tapedeck.engine.BacktestRun;
import tapedeck.engine.LogLevel;
import tapedeck.engine.MarketData;
import tapedeck.engine.RunSummary;
import tapedeck.event.WallClock;
import tapedeck.file.RunFolder;
import tapedeck.lab.report.model.BackgroundRecord;
import tapedeck.lab.report.model.ReportModel;
import tapedeck.lab.report.model.RunFacts;
import tapedeck.lab.report.model.RunningLog;
import tapedeck.lab.store.quality.Check;
import tapedeck.model.Fixed;
import tapedeck.model.Times;

/// Plays a plan, keeps it as a run folder and computes its figures.
final class RunJob {
    private static final int BETWEEN = 1 << 12;
    private static final String LEVEL = "made.log";
    private static final String TIME = "made.time";

    private final RunPlan plan;
    private final Path reports;

    RunJob(RunPlan plan, Path reports) {
        this.plan = plan;
        this.reports = reports;
    }

    /// What came of it.
    ///
    /// @param doubts what the quality check says of the data, accepted gaps among it
    /// @param idle   why no trade was closed, where counting tells
    /// @param nanos  of the engine alone
    record Done(
            RunPlan plan,
            RunSummary summary,
            RunFigures figures,
            RunFolder folder,
            List<String> doubts,
            String idle,
            long nanos) {
        String id() {
            return summary.shortId();
        }

        /// Writes the report beside the run; there is none where nothing was recorded.
        Optional<Page> report() throws IOException {
            if (figures.model().isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(plan.report().write(folder, figures.model().get()));
        }
    }

    /// @throws InterruptedException when the command was asked to stop; nothing is left of the run
    Done run(Console console) throws IOException, InterruptedException {
        try (RunData data = RunData.open(plan)) {
            return run(data, console);
        }
    }

    /// The same on data that is open already and stays open.
    Done run(RunData open, Console console) throws IOException, InterruptedException {
        MarketData data = open.market();
        List<String> doubts = open.doubts();
        try (RunFolder.Writer writer = new RunFolder.Writer(reports);
                Recording recording = new Recording(new RunningLog(writer.log()))) {
            RunningLog log = recording.log();
            Watchdog watchdog = plan.watchdog();
            Played played = watchdog.watch(() -> play(open, recording, watchdog, console));
            RunSummary summary = played.summary();
            writer.add(RunFolder.CONFIG, plan.settings().yaml().getBytes(StandardCharsets.UTF_8));
            for (Member member : plan.members()) {
                StrategySource.addTo(writer, member.type());
            }
            SortedMap<String, String> made = made(summary, doubts);
            made.putAll(Known.of(plan, reports));
            if (!played.idle().isEmpty()) {
                made.put("made.idle", played.idle());
            }
            replacePoorer(summary, made);
            RunFolder folder = writer.publish(summary, made);
            RunFigures figures = isRecorded()
                    ? RunFigures.of(model(folder, data, isOf(folder, made) ? Optional.of(log) : Optional.empty()))
                    : RunFigures.daily(plan, summary, data);
            Done done = new Done(plan, summary, figures, folder, doubts, played.idle(), played.nanos());
            new RunIndex(reports).add(entry(done));
            return done;
        }
    }

    private boolean isRecorded() {
        return plan.spec().logLevel() != LogLevel.NONE;
    }

    /// Whether the folder is this run's, not an equal one that was there: its log may have been kept in less detail.
    private static boolean isOf(RunFolder folder, SortedMap<String, String> made) {
        return Objects.equals(made.get(TIME), folder.manifest().get(TIME));
    }

    /// What was gathered while the run went on, and the data it has open: reading either again would
    /// take as long as the rest.
    private ReportModel model(RunFolder folder, MarketData data, Optional<RunningLog> log) {
        RunReport report = plan.report().on(data, plan.spec().data(), plan.store());
        return log.isPresent() ? report.model(folder, log.get().finish()) : report.model(folder);
    }

    /// Where a run leaves what it does: gathered for the report, by a thread that ends with this. Closed outside the
    /// watched part, which may never return.
    private record Recording(RunningLog log, BackgroundRecord record) implements AutoCloseable {
        Recording(RunningLog log) {
            this(log, new BackgroundRecord(log));
        }

        @Override
        public void close() {
            record.close();
        }
    }

    /// A run that is over.
    ///
    /// @param idle  why it never traded; empty where it did
    /// @param nanos of the engine, until all is recorded
    private record Played(RunSummary summary, String idle, long nanos) {}

    private Played play(RunData open, Recording recording, Watchdog watchdog, Console console)
            throws InterruptedException {
        long start = System.nanoTime();
        BacktestRun run =
                new BacktestRun(plan.spec(), plan.instances(), open.market(), open.engine(), recording.record());
        watchdog.follow(run.session());
        if (isRecorded()) {
            recording.log().begin(RunFacts.of(run.manifest()));
        }
        play(run, open.market(), console);
        RunSummary summary = run.summary();
        String idle = Idle.why(summary, run.session(), plan);
        return new Played(summary, idle, System.nanoTime() - start);
    }

    private static void play(BacktestRun run, MarketData data, Console console) throws InterruptedException {
        long bars = 0;
        for (int i = 0; i < data.instruments().size(); i++) {
            bars += data.barCount(i);
        }
        try (Progress progress = console.progress("playing", bars)) {
            int left = BETWEEN;
            while (run.session().step() > 0) {
                if (--left == 0) {
                    left = BETWEEN;
                    progress.at(run.session().barsClosed(), "bars");
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                }
            }
        }
    }

    /// An equal run gives way that was recorded in less detail, or before more was known of its strategy: its id and
    /// its hashes are the same.
    private void replacePoorer(RunSummary summary, SortedMap<String, String> made) throws IOException {
        Path there = reports.resolve(summary.shortId());
        if (Files.isRegularFile(there.resolve(RunFolder.MANIFEST))) {
            RunFolder kept = RunFolder.open(there);
            kept.requireResult(summary);
            SortedMap<String, String> old = kept.manifest();
            String level = old.getOrDefault(LEVEL, LogLevel.FULL.name());
            int detail = LogLevel.valueOf(level).compareTo(plan.spec().logLevel());
            if (detail < 0 || (detail == 0 && !Known.in(old).equals(Known.in(made)))) {
                RunFolder.delete(there);
            }
        }
    }

    /// How the run was made: beside its identity in the manifest.
    private SortedMap<String, String> made(RunSummary summary, List<String> doubts) {
        SortedMap<String, String> lines = new TreeMap<>();
        lines.put("made.command", "tapedeck backtest reports/" + summary.shortId() + "/" + RunFolder.CONFIG);
        lines.put(TIME, Times.format(new WallClock().now()));
        lines.put(LEVEL, plan.spec().logLevel().name());
        lines.put("made.java", System.getProperty("java.vendor.version", "") + " " + Runtime.version());
        lines.put("made.os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        for (int i = 0; i < doubts.size(); i++) {
            lines.put("made.data." + i, doubts.get(i));
        }
        List<String> gaps = doubts.stream()
                .filter(doubt -> doubt.contains(Check.GAPS.title()))
                .toList();
        if (!gaps.isEmpty()) {
            lines.put("made.gaps", String.join("; ", gaps));
        }
        lines.put("result.bars", Long.toString(summary.counts().bars()));
        lines.put("result.orders", Long.toString(summary.counts().orders()));
        lines.put("result.fillCount", Long.toString(summary.counts().fills()));
        lines.put("result.trades", Long.toString(summary.counts().trades()));
        lines.put("result.startEquity", Fixed.format(summary.startEquity()));
        lines.put("result.endEquity", Fixed.format(summary.endEquity()));
        lines.put("result.fees", Fixed.format(summary.feesPaid()));
        lines.put("result.ambiguousBars", Long.toString(summary.counts().ambiguousBars()));
        summary.refused().forEach((reason, count) -> lines.put("result.refused." + reason, Long.toString(count)));
        return lines;
    }

    private static RunEntry entry(Done done) {
        var request = done.plan().spec().data();
        return new RunEntry(
                done.id(),
                Times.format(new WallClock().now()),
                done.plan().name(),
                String.join(",", request.symbols()),
                request.interval().toString(),
                Times.date(done.summary().startTime()) + ".."
                        + Times.date(done.summary().endTime() - 1),
                new RunEntry.Figures(
                        number(done, "total_return"),
                        number(done, "sharpe"),
                        done.summary().counts().trades()),
                List.of());
    }

    private static double number(Done done, String id) {
        return done.figures()
                .metrics()
                .find(id)
                .map(metric -> metric.value().orElse(Double.NaN))
                .orElse(Double.NaN);
    }
}
