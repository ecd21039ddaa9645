package tapedeck.cli.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Failure;
import tapedeck.cli.frame.Figures;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonArray;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Progress;
import tapedeck.cli.frame.Style;
import tapedeck.cli.frame.Table;
import tapedeck.cli.frame.Verb;
import tapedeck.lab.research.proof.Certificates;
import tapedeck.lab.research.proof.WarmupProof;
import tapedeck.lab.research.proof.WarmupResult;
import tapedeck.lab.research.proof.WarmupResult.Row;

/// Restarts a strategy with less and less history and says how much it needs.
@Command
public final class WarmupVerb implements Verb {
    private static final int MOST = 100_000;

    @Parameters(arity = "0..1", paramLabel = "STRAT", description = "a strategy's name, or a run file (.yaml)")
    private @Nullable String strategy;

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(names = "--restarts", paramLabel = "N", description = "how many points to restart at (400)")
    private int restarts = 400;

    @Option(
            names = "--history",
            split = ",",
            paramLabel = "BARS",
            description = "lengths to try, such as 200,400; else from the declared one up to the first that is clean")
    private List<Integer> histories = new ArrayList<>();

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        if (restarts < 1 || restarts > MOST || histories.stream().anyMatch(bars -> bars < 1)) {
            throw Failure.usage(
                    "TD-U041", "restarts are 1 to " + MOST + ", histories at least 1 bar", "the usual: --restarts 400");
        }
        Console console = invocation.console();
        Examination examined = Examination.of(invocation, RunPlan.of(invocation, strategy, options.named()));
        long start = System.nanoTime();
        WarmupResult result;
        try (Progress progress = console.progress("restarting", restarts)) {
            result = examined.watchdog()
                    .watchOrCancel(() -> new WarmupProof(
                                    examined.subject(),
                                    examined.table(),
                                    restarts,
                                    examined.plan().spec().seed(),
                                    done -> progress.at(done, "restarts"))
                            .run(histories));
        }
        print(console, examined, result, System.nanoTime() - start);
        if (histories.isEmpty()) {
            examined.certificates().keep(examined.plan().spec(), "warmup", lines(examined, result));
        }
        console.json(json(examined, result));
        if (!result.isDeclaredClean()) {
            throw new Failure(ExitCode.CHECK, "TD-K021", examined.plan().name(), complaint(result), hint(result));
        }
        return ExitCode.OK;
    }

    private static String complaint(WarmupResult result) {
        String clean = result.clean().isPresent()
                ? "the first clean one is " + Figures.count(result.clean().getAsInt()) + " bars"
                : "and no longer history that was tried is";
        return "its declared warm-up of " + bars(result.declared()) + " is not clean: " + clean;
    }

    private static String hint(WarmupResult result) {
        if (result.clean().isEmpty() && result.isByState()) {
            return "let it decide from bars, indicators and desk.position, and count on the calendar, not from its first bar";
        }
        return result.clean().isPresent()
                ? "declare it: warmupBars() of a rule strategy, or bars.require("
                        + result.clean().getAsInt() + ") in setup"
                : "take a longer range, or let it depend on fewer bars";
    }

    private static String bars(int count) {
        return Figures.count(count) + (count == 1 ? " bar" : " bars");
    }

    private static void print(Console console, Examination examined, WarmupResult result, long nanos) {
        int restarts = result.rows().isEmpty() ? 0 : result.rows().getFirst().restarts();
        console.line(console.paint(Style.BOLD, examined.title()) + " · " + Figures.count(result.bars()) + " bars · "
                + restarts + " restarts per history · decisions of the next " + result.window() + " bars · "
                + Figures.duration(nanos));
        Table table = new Table(">history", ">decide otherwise", ">indicators equal", "", "");
        for (Row row : result.rows()) {
            double share = row.restarts() == 0 ? 0 : row.differing() / (double) row.restarts();
            String mark = row.isClean() ? console.paint(Style.GOOD, "✔") : console.paint(Style.BAD, "✖");
            table.row(
                    Figures.count(row.history()),
                    row.isClean() ? "0" : row.differing() + " (" + Figures.percent(share, 1) + ")",
                    row.isClean() ? "" : Integer.toString(row.sameValues()),
                    mark,
                    row.history() == result.declared() ? "declared" : "");
        }
        console.print(table);
        if (result.held()) {
            console.line("! it is hardly ever flat: restarts took its position over");
        }
        result.rows().stream()
                .filter(row -> !row.isClean())
                .findFirst()
                .ifPresent(row -> console.line("for example with " + row.history() + " bars, " + row.example()));
        if (result.isByState()) {
            Row row = result.rows().getLast();
            console.line("! no indicator differs in these " + row.differing() + " with " + Figures.count(row.history())
                    + " bars: it is what the strategy keeps or counts for itself, or its position");
        }
        console.line(
                result.clean().isPresent()
                        ? console.paint(Style.GOOD, "✔") + " clean from "
                                + bars(result.clean().getAsInt()) + " on"
                        : console.paint(Style.BAD, "✖") + " no history that was tried is clean");
    }

    private static SortedMap<String, String> lines(Examination examined, WarmupResult result) {
        SortedMap<String, String> lines = examined.circumstances();
        lines.put("outcome", result.isDeclaredClean() ? Certificates.CLEAN : "not " + Certificates.CLEAN);
        lines.put("declared", Integer.toString(result.declared()));
        lines.put(
                "clean",
                result.clean().isPresent() ? Integer.toString(result.clean().getAsInt()) : "none");
        lines.put("restarts", Integer.toString(result.rows().getFirst().restarts()));
        return lines;
    }

    private static JsonObject json(Examination examined, WarmupResult result) {
        JsonArray rows = new JsonArray();
        for (Row row : result.rows()) {
            rows.add(new JsonObject()
                    .put("history", row.history())
                    .put("restarts", row.restarts())
                    .put("differing", row.differing())
                    .put("sameValues", row.sameValues())
                    .put("example", row.example()));
        }
        JsonObject document = JsonObject.of("tapedeck.warmup/1")
                .put("ok", result.isDeclaredClean())
                .put("strategy", examined.plan().name())
                .put(
                        "strategyHash",
                        examined.plan().spec().strategies().getFirst().hash())
                .put("bars", result.bars())
                .put("window", result.window())
                .put("declared", result.declared());
        result.clean().ifPresent(clean -> document.put("clean", clean));
        return document.put("rows", rows);
    }
}
