package tapedeck.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import tapedeck.cli.frame.Style;
import tapedeck.cli.frame.Verb;
import tapedeck.cli.report.RunReport;

/// Plays a strategy over stored bars and keeps the run.
@Command
public final class BacktestVerb implements Verb {
    @Parameters(arity = "0..1", paramLabel = "STRAT", description = "a strategy's name, or a run file (.yaml)")
    private @Nullable String strategy;

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(names = "--open", description = "write the report and show it in the browser")
    private boolean open;

    @Option(names = "--no-report", description = "leave the report for later: tapedeck report RUN")
    private boolean noReport;

    @Option(names = "--tag", paramLabel = "NAME", description = "give the run a name")
    private @Nullable String tag;

    @Option(
            names = "--fail-if",
            paramLabel = "CONDITION",
            description = "exit 5 if a metric is so, such as 'sharpe<0.5'; may be given again")
    private List<String> conditions = new ArrayList<>();

    @Override
    public ExitCode run(Invocation invocation) throws Exception {
        Console console = invocation.console();
        List<Condition> checks = conditions.stream().map(Condition::of).toList();
        if (tag != null) {
            RunTag.check(tag);
        }
        RunPlan plan = RunPlan.of(invocation, strategy, options.named());
        if (invocation.isDryRun()) {
            plan.spec().canonical().forEach((key, value) -> console.line(key + " = " + value));
            return ExitCode.OK;
        }
        RunJob.Done done = new RunJob(plan, invocation.workspace().reports()).run(console);
        if (tag != null) {
            new RunIndex(invocation.workspace().reports()).tag(done.id(), tag);
        }
        List<String> failed = checks.stream()
                .filter(check -> check.isMet(done.figures().metrics()))
                .map(Condition::text)
                .toList();
        new BacktestText(done, console).print();
        String folder = invocation.workspace().relative(done.folder().path());
        JsonObject artifacts = new JsonObject().put("folder", folder);
        if (noReport) {
            console.line("kept in " + folder + "     same inputs ⇒ same run id     "
                    + console.paint(
                            Style.DIM, "next: tapedeck report " + done.id().substring(0, 6)));
        } else {
            Path page = report(invocation, done);
            artifacts.put("report", invocation.workspace().relative(page));
        }
        console.json(BacktestJson.of(done, failed.isEmpty(), artifacts));
        if (!failed.isEmpty()) {
            throw new Failure(ExitCode.CHECK, "TD-K001", "", "failed as asked: " + String.join(", ", failed), "");
        }
        return ExitCode.OK;
    }

    private Path report(Invocation invocation, RunJob.Done done) throws IOException {
        Console console = invocation.console();
        RunReport report = RunReport.of(invocation);
        Path page = report.write(done.folder());
        console.line("report  " + invocation.workspace().relative(page) + " (" + (Files.size(page) + 999) / 1000
                + " kB)     same inputs ⇒ same run id     "
                + console.paint(
                        Style.DIM, "next: tapedeck runs show " + done.id().substring(0, 6)));
        if (open && !report.open(page)) {
            console.note("no browser to open it with here: open " + page.toUri());
        }
        return page;
    }
}
