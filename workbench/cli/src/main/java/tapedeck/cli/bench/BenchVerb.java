package tapedeck.cli.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Failure;
import tapedeck.cli.frame.Figures;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.Style;
import tapedeck.cli.frame.Verb;
import tapedeck.model.Suggestion;

/// Measures the engine, the store and its peers on the same generated data, and prints what each costs.
@Command
public final class BenchVerb implements Verb {
    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "bars, rules, ticks, orders, store, report, growth, symbols, wide, peers (default: all)")
    private List<String> names = new ArrayList<>();

    @Option(names = "--check", description = "exit 5 where a ratio between two rows is below its floor")
    private boolean isCheck;

    @Option(names = "--quick", description = "tiny sizes: seconds, figures that mean nothing")
    private boolean isQuick;

    @Option(names = "--full", description = "whole sizes: 100 M ticks, 10 M rows of CSV, 500 symbols")
    private boolean isFull;

    @Option(names = "--page", paramLabel = "FILE", description = "also write the result as a page of Markdown")
    private @Nullable String page;

    @Override
    public ExitCode run(Invocation invocation) throws IOException, InterruptedException {
        if (isQuick && (isFull || isCheck)) {
            throw Failure.usage(
                    "TD-U070", "--quick goes neither with --full nor with --check", "its figures mean nothing");
        }
        List<BenchSet> chosen = chosen();
        Console console = invocation.console();
        BenchSize size = isQuick ? BenchSize.QUICK : isFull ? BenchSize.FULL : BenchSize.NORMAL;
        BenchMachine machine = BenchMachine.here();
        BenchProgram program = BenchProgram.find(invocation.environment().home());
        console.line(machine.text());
        BenchResult result = new BenchResult();
        for (BenchSet group : chosen) {
            measure(group, size, program, result, console);
            if (page != null) {
                // after every group: an interrupted run keeps what it has
                write(invocation.resolve(page), new BenchPage(machine, size, result).text());
            }
        }
        List<BenchResult.Found> ratios = result.ratios();
        if (!ratios.isEmpty()) {
            console.line("");
            console.print(BenchResult.table(ratios));
        }
        console.json(result.json(machine));
        if (page != null) {
            console.line("page  " + page);
        }
        return isCheck ? check(ratios) : ExitCode.OK;
    }

    private List<BenchSet> chosen() {
        if (names.isEmpty()) {
            return Arrays.asList(BenchSet.values());
        }
        List<String> known =
                Arrays.stream(BenchSet.values()).map(BenchSet::word).toList();
        List<BenchSet> sets = new ArrayList<>();
        for (String name : names) {
            int at = known.indexOf(name);
            if (at < 0) {
                throw Failure.usage("TD-U071", "no benchmark '" + name + "'", Suggestion.hint(name, known));
            }
            sets.add(BenchSet.values()[at]);
        }
        return sets;
    }

    private static void measure(
            BenchSet group, BenchSize size, BenchProgram program, BenchResult result, Console console)
            throws IOException, InterruptedException {
        List<BenchRow> rows = new ArrayList<>();
        for (BenchSet.Step step : group.steps(size)) {
            console.note(group.word() + ": " + String.join(" ", step.words()) + " …");
            rows.addAll(program.run(step, console));
        }
        result.add(group, rows);
        console.line("");
        console.line(console.paint(Style.BOLD, group.word()) + "  " + group.title());
        console.print(BenchResult.table(rows));
        for (BenchRow row : rows) {
            if (!row.note().isEmpty()) {
                console.line("  " + row.what() + ": " + row.note());
            }
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private static ExitCode check(List<BenchResult.Found> ratios) {
        String below = ratios.stream()
                .filter(BenchResult.Found::isBelowFloor)
                .map(found -> found.ratio().key() + " is " + Figures.decimal(found.value(), 2) + " times as fast as "
                        + found.ratio().against() + ", the floor is "
                        + Figures.decimal(found.ratio().floor(), 2))
                .collect(Collectors.joining("; "));
        if (below.isEmpty()) {
            return ExitCode.OK;
        }
        throw new Failure(
                ExitCode.CHECK,
                "TD-K070",
                "bench",
                below,
                "run it again on a quiet machine; if it stays, something became slower");
    }
}
