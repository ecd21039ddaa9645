package tapedeck.cli.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import tapedeck.cli.config.SettingsSources.NamedOption;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Failure;
import tapedeck.cli.frame.Figures;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Style;
import tapedeck.cli.report.KeptRun;
import tapedeck.cli.run.ChangedRun;
import tapedeck.engine.Divergence;
import tapedeck.engine.LogDecoder;
import tapedeck.engine.LogLevel;
import tapedeck.engine.LogText;
import tapedeck.engine.RecordSink;
import tapedeck.engine.Replay;
import tapedeck.engine.RunDiff;
import tapedeck.engine.RunSpec;
import tapedeck.engine.RunSummary;
import tapedeck.file.EventLog;
import tapedeck.file.RunFolder;
import tapedeck.model.Fixed;

/// A kept run, played again from its market data and compared with its log while it plays.
final class RunReplay {
    private final Invocation invocation;
    private final Console console;
    private final KeptRun run;
    private final SortedMap<String, String> manifest;

    RunReplay(Invocation invocation, KeptRun run) {
        this.invocation = invocation;
        this.console = invocation.console();
        this.run = run;
        this.manifest = run.folder().manifest();
    }

    /// What came of playing it.
    ///
    /// @param agreed entries equal before the first difference
    /// @param diff   of the identities, as far as they are not what they were
    private record Played(RunSummary summary, long agreed, Optional<Divergence> divergence, RunDiff diff, long nanos) {}

    /// Compares every entry of the log, and the three hashes.
    ExitCode verify() throws IOException {
        Played played = play(run.spec());
        boolean isEqual =
                played.divergence().isEmpty() && played.summary().hashes().equals(run.kept());
        String mark = isEqual ? console.paint(Style.GOOD, "✔") : console.paint(Style.BAD, "✖");
        String entries = run.level() == LogLevel.NONE
                ? "nothing was recorded: its three hashes "
                : Figures.count(played.agreed()) + " entries equal, the three hashes ";
        console.line(mark + " " + run.folder().name() + "   "
                + Figures.count(played.summary().counts().bars()) + " bars in " + Figures.duration(played.nanos())
                + "   " + entries + (played.summary().hashes().equals(run.kept()) ? "the same" : "not the same"));
        showCause(played, isEqual);
        show(played, "replayed");
        console.json(json(played, "verify").put("ok", isEqual));
        return isEqual ? ExitCode.OK : ExitCode.CHECK;
    }

    private void showCause(Played played, boolean isEqual) {
        if (!played.diff().changes().isEmpty()) {
            String cause = played.diff().changes().getFirst().cause().words();
            console.line(cause + (isEqual ? " has changed since, without effect" : " has changed since"));
            Changes.print(console, played.diff(), "recorded", "now");
        } else if (!isEqual) {
            console.line("nothing of its identity has changed: its log was, or the engine is at fault");
        }
    }

    /// Plays the same market under other settings.
    ExitCode whatIf(List<NamedOption> options) throws IOException {
        RunSpec recorded = run.spec();
        Path own = run.folder().path().resolve(RunFolder.CONFIG);
        if (!Files.isRegularFile(own)) {
            throw Failure.usage(
                    "TD-U043",
                    "run " + run.folder().name() + " keeps no settings: it was made from code",
                    "change them there");
        }
        RunSpec changed = ChangedRun.of(invocation, own, recorded, run.types(recorded), options);
        Played played = play(changed);
        SideBySide table = figures(played.summary());
        console.line("what if   " + run.folder().name() + "   "
                + Figures.count(played.summary().counts().bars()) + " bars in " + Figures.duration(played.nanos()));
        if (played.diff().changes().isEmpty()) {
            console.line("nothing was changed: say what, such as --fee 0.2% or -p fast=9");
        }
        Changes.print(console, played.diff(), "recorded", "what if");
        console.print(table.table());
        show(played, "what if");
        console.json(json(played, "what-if")
                .put("ok", true)
                .put("isEqual", played.divergence().isEmpty())
                .put("figures", table.json()));
        return ExitCode.OK;
    }

    private SideBySide figures(RunSummary is) {
        return new SideBySide("recorded", "what if")
                .money("end equity", money("result.endEquity"), is.endEquity())
                .count("orders", count("result.orders"), is.counts().orders())
                .count(
                        "refused",
                        manifest.tailMap("result.refused.").entrySet().stream()
                                .filter(line -> line.getKey().startsWith("result.refused."))
                                .mapToLong(line -> Long.parseLong(line.getValue()))
                                .sum(),
                        is.refused().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                .count("fills", count("result.fillCount"), is.counts().fills())
                .count("trades", count("result.trades"), is.counts().trades())
                .money("fees", money("result.fees"), is.feesPaid())
                .count(
                        "ambiguous bars",
                        count("result.ambiguousBars"),
                        is.counts().ambiguousBars());
    }

    private long money(String key) {
        return Fixed.parse(manifest.getOrDefault(key, "0"));
    }

    private long count(String key) {
        return Long.parseLong(manifest.getOrDefault(key, "0"));
    }

    private Played play(RunSpec spec) throws IOException {
        long begin = System.nanoTime();
        if (run.level() == LogLevel.NONE) {
            RunSummary summary = run.play(spec, RecordSink.NONE);
            return new Played(summary, 0, Optional.empty(), diff(summary), System.nanoTime() - begin);
        }
        try (EventLog.Reader recorded = run.folder().log()) {
            Replay replay = new Replay(new LogDecoder(run.instruments()), recorded);
            RunSummary summary = run.play(spec, replay);
            Optional<Divergence> divergence = replay.finish();
            long agreed = divergence.map(d -> d.index() - 1).orElse(replay.agreed() - 1);
            return new Played(summary, agreed, divergence, diff(summary), System.nanoTime() - begin);
        }
    }

    private RunDiff diff(RunSummary summary) {
        return RunDiff.ofIdentities(run.identity(), summary.manifest().identity());
    }

    private void show(Played played, String name) {
        LogText text = new LogText(run.instruments());
        played.divergence()
                .ifPresent(found ->
                        Differing.print(console, found.lines(text, "recorded", name), BarsBefore.lines(run, found)));
    }

    private JsonObject json(Played played, String mode) {
        JsonObject document = JsonObject.of("tapedeck.replay/1")
                .put("ok", true)
                .put("mode", mode)
                .put("run", run.folder().name())
                .put("bars", played.summary().counts().bars())
                .put("entries", played.agreed())
                .put(
                        "hashes",
                        new JsonObject()
                                .put("decisions", played.summary().hashes().decisions())
                                .put("fills", played.summary().hashes().fills())
                                .put("equity", played.summary().hashes().equity()))
                .put("changes", Changes.json(played.diff()));
        LogText text = new LogText(run.instruments());
        played.divergence()
                .ifPresent(found ->
                        document.put("divergence", Differing.json(found, text, text, BarsBefore.lines(run, found))));
        return document;
    }
}
