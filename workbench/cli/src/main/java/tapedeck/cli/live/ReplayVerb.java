package tapedeck.cli.live;

import java.io.IOException;
import java.util.SortedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Figures;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonArray;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Style;
import tapedeck.cli.frame.Verb;
import tapedeck.file.EngineVersion;
import tapedeck.file.Tape;
import tapedeck.live.bundle.Bundle;
import tapedeck.live.bundle.Deployments;
import tapedeck.live.replay.ReplayResult;
import tapedeck.live.replay.TapeReplay;
import tapedeck.live.session.SessionFolder;

/// Plays a session's tape to the same session on a simulated clock and compares every order and fill.
@Command
public final class ReplayVerb implements Verb {
    @Parameters(paramLabel = "SESSION", description = "a session, or a deployment: then its latest")
    private String name = "";

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        Console console = invocation.console();
        SessionFolder session = SessionFolder.find(invocation.workspace().sessions(), name);
        SortedMap<String, String> header = Tape.header(session.tape());
        Deployments deployments = new Deployments(invocation.workspace().deployments());
        Bundle bundle = Bundle.open(
                deployments.folder(header.getOrDefault("deployment", "")).resolve(header.getOrDefault("bundle", "")));
        if (!EngineVersion.hash().equals(bundle.engineHash())) {
            console.warn("this is another engine than the session's: a difference may be its doing");
        }
        long begin = System.nanoTime();
        ReplayResult result = new TapeReplay(session.tape(), bundle).run();
        long took = System.nanoTime() - begin;
        if (result.isCut()) {
            console.warn("the session did not end in order: its tape is compared up to the last whole frame");
        }
        show(console, session, result, took);
        return result.isEqual() ? ExitCode.OK : ExitCode.CHECK;
    }

    private static void show(Console console, SessionFolder session, ReplayResult result, long took) {
        String mark = result.isEqual() ? console.paint(Style.GOOD, "✔") : console.paint(Style.BAD, "✖");
        console.line(mark + " " + session.name() + "   " + Figures.count(result.inputs()) + " inputs in "
                + Figures.duration(took) + "   decisions " + share(result.decisions()) + ", fills "
                + share(result.fills()) + ", all records " + share(result.records()));
        result.divergence().ifPresent(first -> {
            console.line("first difference, record " + Figures.count(first.number()) + ":");
            console.line("  on the tape  " + first.expected());
            console.line("  replayed     " + first.actual());
            console.line("what led to it:");
            first.before().forEach(line -> console.line("  " + line));
        });
        JsonObject document = JsonObject.of("tapedeck.replay/1")
                .put("ok", result.isEqual())
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
        console.json(document);
    }

    private static String share(ReplayResult.Tally tally) {
        return Figures.count(tally.equal()) + " of " + Figures.count(tally.onTape()) + " equal";
    }

    private static JsonObject tally(ReplayResult.Tally tally) {
        return new JsonObject().put("onTape", tally.onTape()).put("equal", tally.equal());
    }
}
