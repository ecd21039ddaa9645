package tapedeck.cli.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Failure;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Verb;

/// Plays a strategy over stored bars and keeps the run.
@Command
public final class BacktestVerb implements Verb {
    @Parameters(
            arity = "0..*",
            paramLabel = "STRAT",
            description = "a strategy's name, several that share the account, or a run file (.yaml)")
    private List<String> strategies = new ArrayList<>();

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(names = "--tag", paramLabel = "NAME", description = "give the run a name")
    private @Nullable String tag;

    @Option(
            names = "--fail-if",
            paramLabel = "CONDITION",
            description = "exit 5 if a metric is so, such as 'sharpe<0.5'; may be given again")
    private List<String> conditions = new ArrayList<>();

    @Option(names = "--open", description = "show the report in a browser")
    private boolean isOpened;

    @Option(names = "--no-report", description = "keep the run without a report; tapedeck report writes it later")
    private boolean isUnreported;

    @Option(names = "--watch", description = "run it again after every save, and print what has changed")
    private boolean isWatched;

    @Override
    public ExitCode run(Invocation invocation) throws Exception {
        Ahead.begin();
        Console console = invocation.console();
        List<Condition> checks = conditions.stream().map(Condition::of).toList();
        if (tag != null) {
            RunTag.check(tag);
        }
        RunPlan plan = RunPlan.of(invocation, typed(), options.named());
        if (invocation.isDryRun()) {
            plan.spec().canonical().forEach((key, value) -> console.line(key + " = " + value));
            return ExitCode.OK;
        }
        if (isWatched) {
            checkWatchable(plan);
        }
        try (RunData data = RunData.open(plan)) {
            RunJob.Done done = new RunJob(plan, invocation.workspace().reports()).run(data, console);
            show(invocation, done, checks);
            return isWatched ? watch(invocation, data, done) : ExitCode.OK;
        }
    }

    private @Nullable String typed() {
        if (strategies.size() > 1 && strategies.stream().anyMatch(RunPlan::isRunFile)) {
            throw Failure.usage(
                    "TD-U036", "a run file names its strategies itself", "strategy: { class: 'EmaCross, Mine' } in it");
        }
        return strategies.isEmpty() ? null : String.join(",", strategies);
    }

    private static void checkWatchable(RunPlan plan) {
        if (plan.names().stream().noneMatch(plan.catalog()::isLoose)) {
            throw Failure.usage(
                    "TD-U055",
                    String.join(", ", plan.names()) + " is built in: there is no file to watch",
                    "tapedeck new strategy NAME writes one");
        }
    }

    private static ExitCode watch(Invocation invocation, RunData data, RunJob.Done first) throws IOException {
        Path folder = invocation.workspace().strategies();
        try (FolderChanges changes = new FolderChanges(folder)) {
            invocation.console().note("watching " + invocation.workspace().relative(folder) + "; Ctrl-C ends it");
            new Watch(invocation, data, first).follow(changes);
            return ExitCode.OK;
        } catch (InterruptedException asked) {
            // how a watch ends: every result is kept
            return ExitCode.INTERRUPTED;
        }
    }

    private void show(Invocation invocation, RunJob.Done done, List<Condition> checks) throws IOException {
        Console console = invocation.console();
        if (tag != null) {
            new RunIndex(invocation.workspace().reports()).tag(done.id(), tag);
        }
        List<String> failed = checks.stream()
                .filter(check -> check.isMet(done.figures().metrics()))
                .map(Condition::text)
                .toList();
        new BacktestText(done, console).print();
        Optional<Page> page = !isUnreported ? done.report() : Optional.empty();
        String folder = invocation.workspace().relative(done.folder().path());
        console.line((page.isPresent() ? page.get().line(invocation.workspace(), console) : "kept in " + folder)
                + "     same inputs ⇒ same run id");
        JsonObject artifacts = page.map(written -> written.artifacts(invocation.workspace()))
                .orElseGet(() -> new JsonObject().put("folder", folder));
        JsonObject document = BacktestJson.of(done, failed.isEmpty(), artifacts);
        if (isWatched) {
            console.jsonLine(document);
        } else {
            console.json(document);
        }
        if (isOpened && page.isPresent()) {
            page.get().open(invocation.environment(), console);
        }
        if (!failed.isEmpty()) {
            throw new Failure(ExitCode.CHECK, "TD-K001", "", "failed as asked: " + String.join(", ", failed), "");
        }
    }
}
