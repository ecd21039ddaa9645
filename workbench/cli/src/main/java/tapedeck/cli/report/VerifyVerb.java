package tapedeck.cli.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Failure;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Style;
import tapedeck.cli.frame.Verb;
import tapedeck.engine.ResultHashes;

/// Runs a kept run once more in a fresh process and compares the result, hash by hash.
@Command
public final class VerifyVerb implements Verb {
    @Parameters(arity = "0..1", paramLabel = "RUN", description = "id, tag, folder, @last or @last~2 (default: @last)")
    private String typed = "@last";

    @Option(names = "--matrix", description = "in six set-ups: time zones, languages, collectors, interpreter")
    private boolean isMatrix;

    @Option(names = "--play", hidden = true, description = "play it in this process and print its hashes")
    private boolean isPlayed;

    @Override
    public ExitCode run(Invocation invocation) throws IOException, InterruptedException {
        Console console = invocation.console();
        KeptRun run = KeptRun.find(invocation, typed);
        if (isPlayed) {
            ResultHashes hashes = run.play();
            List.of(hashes.decisions(), hashes.fills(), hashes.equity()).forEach(console::line);
            return ExitCode.OK;
        }
        if (run.hasOtherEngine()) {
            console.warn("the engine has changed since this run: what is compared is its result, not its id");
        }
        List<FreshProcess.SetUp> setUps = isMatrix ? FreshProcess.SetUp.MATRIX : List.of(FreshProcess.SetUp.SAME);
        List<String> failed = new ArrayList<>();
        for (FreshProcess.SetUp setUp : setUps) {
            String difference = difference(run.kept(), again(invocation, run, setUp));
            boolean isEqual = difference.isEmpty();
            console.line(console.paint(isEqual ? Style.GOOD : Style.WARNING, isEqual ? "✔" : "✘") + " " + setUp.name()
                    + (isEqual ? "" : ": other " + difference));
            if (!isEqual) {
                failed.add(setUp.name() + ": other " + difference);
            }
        }
        String digest = run.kept().digest();
        console.line(failed.isEmpty() ? "same result  " + digest : "not the result that was kept  " + digest);
        console.json(JsonObject.of("tapedeck.verify/1")
                .put("ok", failed.isEmpty())
                .put("run", run.folder().name())
                .put("digest", digest)
                .put("setUps", setUps.size()));
        if (!failed.isEmpty()) {
            throw new Failure(
                    ExitCode.CHECK,
                    "TD-K010",
                    "run " + run.folder().name(),
                    "another result: " + String.join("; ", failed),
                    "the strategy, the engine or the data is not what it was");
        }
        return ExitCode.OK;
    }

    private static ResultHashes again(Invocation invocation, KeptRun run, FreshProcess.SetUp setUp)
            throws IOException, InterruptedException {
        var root = invocation.workspace().root();
        List<String> words = List.of(
                "-C",
                root.toString(),
                "verify",
                run.folder().path().toAbsolutePath().toString(),
                "--play");
        List<String> lines = FreshProcess.run(setUp, root, words);
        if (lines.size() != 3) {
            throw new IllegalStateException("expected three hashes, got " + lines);
        }
        return new ResultHashes(lines.get(0), lines.get(1), lines.get(2));
    }

    private static String difference(ResultHashes kept, ResultHashes again) {
        List<String> parts = new ArrayList<>();
        if (!kept.decisions().equals(again.decisions())) {
            parts.add("decisions");
        }
        if (!kept.fills().equals(again.fills())) {
            parts.add("fills");
        }
        if (!kept.equity().equals(again.equity())) {
            parts.add("equity");
        }
        return String.join(", ", parts);
    }
}
