package tapedeck.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Failure;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Style;
import tapedeck.cli.frame.Verb;
import tapedeck.file.RunFolder;
import tapedeck.lab.report.Difference;
import tapedeck.lab.report.ReportCheck;
import tapedeck.lab.store.Store;
import tapedeck.model.DataException;

/// Derives a report again from the event log beside it and names the first thing that differs.
@Command
public final class VerifyReportVerb implements Verb {
    @Parameters(paramLabel = "FILE", description = "report.html, report.json, trades.csv or equity.csv in a run folder")
    private String typed = "";

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        Console console = invocation.console();
        Path file = invocation.resolve(typed).toAbsolutePath().normalize();
        if (!Files.isRegularFile(file)) {
            throw new DataException(
                    "TD-D049", typed, "there is no such file", "name a report, such as reports/…/report.html");
        }
        Path folder = file.getParent();
        RunFolder run = RunFolder.open(folder == null ? file : folder);
        Store store = Store.open(invocation.workspace().data());
        Optional<Difference> found = ReportCheck.check(file, run, Optional.of(store));
        JsonObject document = JsonObject.of("tapedeck.verify-report/1")
                .put("ok", found.isEmpty())
                .put("run", run.name());
        found.ifPresent(difference -> document.put("where", difference.where())
                .put("said", difference.said())
                .put("derived", difference.derived()));
        console.json(document);
        if (found.isPresent()) {
            Difference first = found.get();
            throw new Failure(
                    ExitCode.CHECK,
                    "TD-K012",
                    typed + " (" + first.where() + ")",
                    "the file says '" + first.said() + "', the event log gives '" + first.derived() + "'",
                    "tapedeck report " + run.name() + " writes it anew");
        }
        console.line(console.paint(Style.GOOD, "✔") + " every figure follows from the event log of run " + run.name());
        return ExitCode.OK;
    }
}
