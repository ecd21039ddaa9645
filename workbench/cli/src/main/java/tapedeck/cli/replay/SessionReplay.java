package tapedeck.cli.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tapedeck.cli.config.SettingsSources.NamedOption;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Figures;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonArray;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Style;
import tapedeck.cli.run.ChangedRun;
import tapedeck.cli.run.Watchdog;
import tapedeck.engine.RunDiff;
import tapedeck.engine.RunSpec;
import tapedeck.file.EngineVersion;
import tapedeck.file.RunFolder;
import tapedeck.file.Tape;
import tapedeck.live.bundle.Bundle;
import tapedeck.live.bundle.Deployments;
import tapedeck.live.replay.ReplayResult;
import tapedeck.live.replay.TapeReplay;
import tapedeck.live.replay.Totals;
import tapedeck.live.session.SessionFolder;
import tapedeck.live.session.SessionPlan;

/// A session's tape, played to the same session on a simulated clock.
final class SessionReplay {
    private final Invocation invocation;
    private final Console console;
    private final SessionFolder session;
    private final Bundle bundle;

    SessionReplay(Invocation invocation, SessionFolder session) throws IOException {
        this.invocation = invocation;
        this.console = invocation.console();
        this.session = session;
        var header = Tape.header(session.tape());
        Path deployment =
                new Deployments(invocation.workspace().deployments()).folder(header.getOrDefault("deployment", ""));
        bundle = Bundle.open(deployment.resolve(header.getOrDefault("bundle", "")));
        if (!EngineVersion.hash().equals(bundle.engineHash())) {
            console.warn("this is another engine than the session's: a difference may be its doing");
        }
    }

    /// Compares every order and fill.
    ExitCode verify() throws IOException {
        long begin = System.nanoTime();
        ReplayResult result = played(() -> new TapeReplay(session.tape(), bundle));
        long took = System.nanoTime() - begin;
        warnIfCut(result);
        String mark = result.isEqual() ? console.paint(Style.GOOD, "✔") : console.paint(Style.BAD, "✖");
        console.line(mark + " " + session.name() + "   " + Figures.count(result.inputs()) + " inputs in "
                + Figures.duration(took) + "   decisions " + share(result.decisions()) + ", fills "
                + share(result.fills()) + ", all records " + share(result.records()));
        showDifference(result, "replayed");
        console.json(json(result, "verify").put("ok", result.isEqual()));
        return result.isEqual() ? ExitCode.OK : ExitCode.CHECK;
    }

    /// Plays the market's inputs under other settings.
    ExitCode whatIf(List<NamedOption> options) throws IOException {
        SessionPlan plan = SessionPlan.of(bundle, Tape.header(session.tape()));
        List<Class<?>> types = new ArrayList<>();
        for (int i = 0; i < plan.spec().strategies().size(); i++) {
            types.add(plan.strategyClass(i));
        }
        RunSpec changed =
                ChangedRun.of(invocation, bundle.path().resolve(RunFolder.CONFIG), plan.spec(), types, options);
        RunDiff diff = RunDiff.ofIdentities(plan.spec().canonical(), changed.canonical());
        ReplayResult result = played(() -> TapeReplay.whatIf(session.tape(), plan.with(changed)));
        warnIfCut(result);
        Totals was = result.sides().onTape();
        Totals is = result.sides().replayed();
        SideBySide table = new SideBySide("on the tape", "what if")
                .money("end equity", was.equity(), is.equity())
                .count("orders", was.orders(), is.orders())
                .count("refused", was.denied(), is.denied())
                .count("fills", was.fills(), is.fills())
                .count("trades", was.trades(), is.trades())
                .money("fees", was.fees(), is.fees());
        console.line("what if   " + session.name() + "   " + Figures.count(result.inputs()) + " inputs");
        Changes.print(console, diff, "on the tape", "what if");
        console.print(table.table());
        showDifference(result, "what if");
        console.json(json(result, "what-if")
                .put("ok", true)
                .put("isEqual", result.isEqual())
                .put("changes", Changes.json(diff))
                .put("figures", table.json()));
        return ExitCode.OK;
    }

    /// Under the same watch as the session: what does not come back is named.
    private ReplayResult played(Watchdog.Task<TapeReplay> maker) throws IOException {
        Watchdog watchdog = Watchdog.of(invocation, bundle.recipe().spec().strategies());
        return watchdog.watchOrCancel(() -> {
            TapeReplay replay = maker.run();
            watchdog.follow(replay.session());
            return replay.run();
        });
    }

    private void warnIfCut(ReplayResult result) {
        if (result.isCut()) {
            console.warn("the session did not end in order: its tape is compared up to the last whole frame");
        }
    }

    private void showDifference(ReplayResult result, String replayed) {
        result.divergence().ifPresent(first -> {
            console.line("first difference, record " + Figures.count(first.number()) + ":");
            console.line("  on the tape  " + first.expected());
            console.line(
                    "  " + replayed + " ".repeat("on the tape".length() - replayed.length()) + "  " + first.actual());
            console.line("what led to it:");
            first.before().forEach(line -> console.line("  " + line));
        });
    }

    private JsonObject json(ReplayResult result, String mode) {
        JsonObject document = JsonObject.of("tapedeck.replay/1")
                .put("ok", result.isEqual())
                .put("mode", mode)
                .put("session", session.name())
                .put("inputs", result.inputs())
                .put("isCut", result.isCut())
                .put("decisions", tally(result.decisions()))
                .put("fills", tally(result.fills()))
                .put("records", tally(result.records()));
        result.divergence()
                .ifPresent(first -> document.put(
                        "divergence",
                        new JsonObject()
                                .put("record", first.number())
                                .put("expected", first.expected())
                                .put("actual", first.actual())
                                .put("before", JsonArray.of(first.before()))));
        return document;
    }

    private static String share(ReplayResult.Tally tally) {
        return Figures.count(tally.equal()) + " of " + Figures.count(tally.onTape()) + " equal";
    }

    private static JsonObject tally(ReplayResult.Tally tally) {
        return new JsonObject().put("onTape", tally.onTape()).put("equal", tally.equal());
    }
}
