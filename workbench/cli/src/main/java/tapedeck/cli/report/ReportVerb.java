package tapedeck.cli.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Failure;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Verb;
import tapedeck.cli.run.Page;
import tapedeck.cli.run.RunReference;
import tapedeck.cli.run.RunReport;
import tapedeck.file.RunFolder;

/// Writes a run's report again: one HTML file and its sidecars.
@Command
public final class ReportVerb implements Verb {
    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            defaultValue = "@last",
            description = "an id's beginning, a tag, @last or @last~2")
    private String run = "@last";

    @Option(names = "--bench", paramLabel = "SYM", description = "compare with this symbol")
    private @Nullable String benchmark;

    @Option(names = "--max-size", paramLabel = "SIZE", description = "thin the page until it fits, such as 400k or 2M")
    private @Nullable String maxSize;

    @Option(names = "--open", description = "show it in the browser")
    private boolean open;

    @Override
    public ExitCode run(Invocation invocation) throws Exception {
        Console console = invocation.console();
        RunFolder folder =
                RunFolder.open(RunReference.find(invocation.workspace().reports(), run));
        RunReport report = RunReport.of(invocation, folder);
        if (benchmark != null) {
            report = report.benchmark(benchmark);
        }
        if (maxSize != null) {
            report = report.maxBytes(bytes(maxSize));
        }
        Page page = report.write(folder);
        console.line(page.line(invocation.workspace(), console));
        console.json(JsonObject.of("tapedeck.report/1")
                .put("ok", true)
                .put("run", folder.name())
                .put("artifacts", page.artifacts(invocation.workspace())));
        if (open) {
            page.open(invocation.environment(), console);
        }
        return ExitCode.OK;
    }

    private static long bytes(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        long unit = lower.endsWith("m") ? 1_000_000 : lower.endsWith("k") ? 1_000 : 1;
        String digits = unit == 1 ? lower : lower.substring(0, lower.length() - 1);
        if (!digits.matches("[1-9][0-9]{0,8}")) {
            throw Failure.usage("TD-U040", "'" + text + "' is not a size", "write 400k or 2M");
        }
        return Long.parseLong(digits) * unit;
    }
}
