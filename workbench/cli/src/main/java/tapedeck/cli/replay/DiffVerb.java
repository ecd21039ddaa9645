package tapedeck.cli.replay;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonArray;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Style;
import tapedeck.cli.frame.Verb;
import tapedeck.cli.report.KeptRun;
import tapedeck.engine.Divergence;
import tapedeck.engine.LogDecoder;
import tapedeck.engine.LogLevel;
import tapedeck.engine.LogText;
import tapedeck.engine.Replay;
import tapedeck.engine.RunDiff;
import tapedeck.file.EventLog;

/// Names why two runs differ, the cause furthest upstream first, and shows where they part.
@Command
public final class DiffVerb implements Verb {
    @Parameters(index = "0", paramLabel = "A", description = "a run: id, tag, strategy, folder, @last or @last~2")
    private String first = "";

    @Parameters(index = "1", paramLabel = "B", description = "the other one")
    private String second = "";

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        Console console = invocation.console();
        KeptRun a = KeptRun.find(invocation, first);
        KeptRun b = KeptRun.find(invocation, second);
        RunDiff diff = RunDiff.of(a.folder().manifest(), b.folder().manifest());
        boolean isEqual = diff.results().isEmpty();
        console.line(" A  " + a.title());
        console.line(" B  " + b.title());
        console.line(console.paint(isEqual ? Style.GOOD : Style.WARNING, isEqual ? "✔" : "✖") + " " + diff.verdict());
        Changes.print(console, diff, "A", "B");
        List<String> sources = new SourceDiff(a.folder(), b.folder()).lines();
        sources.forEach(console::line);
        if (!isEqual) {
            console.line("results that differ: "
                    + String.join(
                            ", ",
                            diff.results().stream()
                                    .filter(result -> !result.equals("digest"))
                                    .toList()));
        }
        Optional<Divergence> divergence = divergence(console, a, b);
        LogText textOfA = new LogText(a.instruments());
        LogText textOfB = new LogText(b.instruments());
        List<String> bars = divergence.map(found -> BarsBefore.lines(a, found)).orElse(List.of());
        divergence.ifPresent(found -> Differing.print(console, found.lines(textOfA, "A", textOfB, "B"), bars));
        JsonObject document = JsonObject.of("tapedeck.diff/1")
                .put("ok", isEqual)
                .put("a", a.folder().name())
                .put("b", b.folder().name())
                .put("verdict", diff.verdict())
                .put("changes", Changes.json(diff))
                .put("results", JsonArray.of(diff.results()))
                .put("sources", JsonArray.of(sources));
        divergence.ifPresent(found -> document.put("divergence", Differing.json(found, textOfA, textOfB, bars)));
        console.json(document);
        return isEqual ? ExitCode.OK : ExitCode.CHECK;
    }

    /// Of what both logs keep; runs that recorded nothing cannot be compared entry by entry.
    private static Optional<Divergence> divergence(Console console, KeptRun a, KeptRun b) throws IOException {
        LogLevel level = a.level().compareTo(b.level()) < 0 ? a.level() : b.level();
        if (level == LogLevel.NONE) {
            console.warn("one of them recorded nothing: where they part is not known; run it with --log orders");
            return Optional.empty();
        }
        try (EventLog.Reader logOfA = a.folder().log();
                EventLog.Reader logOfB = b.folder().log()) {
            return Replay.compare(
                    new LogDecoder(a.instruments()),
                    logOfA.at(level),
                    new LogDecoder(b.instruments()),
                    logOfB.at(level));
        }
    }
}
