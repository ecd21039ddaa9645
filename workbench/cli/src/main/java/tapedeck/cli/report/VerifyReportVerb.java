package tapedeck.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Failure;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Style;
import tapedeck.cli.frame.Verb;
import tapedeck.cli.run.RunReference;
import tapedeck.file.RunFolder;
import tapedeck.lab.report.Difference;
import tapedeck.lab.report.ReportCheck;
import tapedeck.lab.report.Reports;
import tapedeck.lab.report.model.RunFacts;
import tapedeck.lab.store.Store;
import tapedeck.model.DataException;

/// Derives a report again from the event log beside it and names the first thing that differs.
@Command
public final class VerifyReportVerb implements Verb {
    @Parameters(
            paramLabel = "FILE",
            description = "report.html, report.json, trades.csv or equity.csv in a run folder; or the run: all of them")
    private String typed = "";

    /// What is checked: files of reports, all in one run folder.
    private record Checked(RunFolder run, List<Path> files) {}

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        Console console = invocation.console();
        Checked checked = checked(invocation);
        RunFolder run = checked.run();
        String id = RunFacts.of(run.manifest()).shortId();
        Store store = Store.open(invocation.workspace().data());
        Optional<Difference> found = Optional.empty();
        String name = "";
        for (int i = 0; i < checked.files().size() && found.isEmpty(); i++) {
            Path file = checked.files().get(i);
            name = String.valueOf(file.getFileName());
            found = ReportCheck.check(file, run, Optional.of(store));
        }
        JsonObject document = JsonObject.of("tapedeck.verify-report/1")
                .put("ok", found.isEmpty())
                .put("run", id);
        found.ifPresent(difference -> document.put("where", difference.where())
                .put("said", difference.said())
                .put("derived", difference.derived()));
        console.json(document);
        if (found.isPresent()) {
            Difference first = found.get();
            throw new Failure(
                    ExitCode.CHECK,
                    "TD-K012",
                    place(name) + " (" + first.where() + ")",
                    "the file says '" + first.said() + "', the event log gives '" + first.derived() + "'",
                    "tapedeck report " + run.name() + " writes it anew");
        }
        console.line(console.paint(Style.GOOD, "✔") + " every figure follows from the event log of run " + id
                + (checked.files().size() > 1 ? ": " + names(checked.files()) : ""));
        return ExitCode.OK;
    }

    private static String names(List<Path> files) {
        return files.stream().map(file -> String.valueOf(file.getFileName())).collect(Collectors.joining(", "));
    }

    /// A file as it was typed, or its name below the folder that was.
    private String place(String name) {
        return typed.endsWith(name) ? typed : typed + " " + name;
    }

    private Checked checked(Invocation invocation) throws IOException {
        Path named = invocation.resolve(typed).toAbsolutePath().normalize();
        if (Files.isRegularFile(named)) {
            return new Checked(runOf(named), List.of(named));
        }
        if (typed.endsWith(".html") || typed.endsWith(".json") || typed.endsWith(".csv")) {
            throw new DataException(
                    "TD-D049", typed, "there is no such file", "name a report, such as reports/…/report.html");
        }
        Path page = named.resolve(Reports.PAGE);
        RunFolder run = Files.isRegularFile(page)
                ? runOf(page)
                : RunFolder.open(RunReference.find(invocation.workspace().reports(), typed));
        List<Path> files = Stream.of(Reports.PAGE, Reports.JSON, Reports.TRADES, Reports.EQUITY)
                .map(run.path()::resolve)
                .filter(Files::isRegularFile)
                .toList();
        if (files.isEmpty()) {
            throw new DataException(
                    "TD-D049", typed, "this run has no report yet", "tapedeck report " + run.name() + " writes one");
        }
        return new Checked(run, files);
    }

    /// The run in whose folder a report lies.
    private RunFolder runOf(Path file) {
        Path folder = file.resolveSibling("");
        if (!Files.isRegularFile(folder.resolve(RunFolder.MANIFEST))) {
            throw new DataException(
                    "TD-D043",
                    typed,
                    "there is no run beside it to derive its figures from: no " + RunFolder.MANIFEST + " and no "
                            + RunFolder.EVENTS,
                    "a report is checked in its run folder; the runs of this workspace: tapedeck runs ls");
        }
        return RunFolder.open(folder);
    }
}
