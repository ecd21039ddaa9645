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
import tapedeck.file.ClassClosure;
import tapedeck.file.Hygiene;
import tapedeck.lab.research.proof.Certificates;
import tapedeck.lab.research.proof.Leak;
import tapedeck.lab.research.proof.LookaheadProof;
import tapedeck.lab.research.proof.LookaheadResult;
import tapedeck.lab.research.proof.corpus.Corpus;
import tapedeck.model.Times;

/// Examines whether a strategy sees the future.
@Command
public final class LookaheadVerb implements Verb {
    @Parameters(arity = "0..1", paramLabel = "STRAT", description = "a strategy's name, or a run file (.yaml)")
    private @Nullable String strategy;

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(names = "--corpus", description = "try the examination itself on planted leaks and clean strategies")
    private boolean isCorpus;

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        if (isCorpus) {
            return corpus(invocation.console());
        }
        Console console = invocation.console();
        Examination examined = Examination.of(invocation, RunPlan.of(invocation, strategy, options.named()));
        long start = System.nanoTime();
        LookaheadResult result;
        try (Progress progress =
                console.progress("cutting", Math.min(examined.table().bars(), 2_000))) {
            result = examined.watchdog()
                    .watchOrCancel(() -> new LookaheadProof(
                                    examined.subject(),
                                    examined.table(),
                                    examined.plan().spec().seed(),
                                    done -> progress.at(done, "bars"))
                            .run());
        }
        List<Leak> leaks = new ArrayList<>(result.leaks());
        waysAround(examined.plan().members().getFirst().type()).forEach(leaks::add);
        print(console, examined, result, leaks, System.nanoTime() - start);
        examined.certificates().keep(examined.plan().spec(), "lookahead", lines(examined, result, leaks));
        console.json(json(examined, result, leaks));
        if (!leaks.isEmpty()) {
            Leak first = leaks.getFirst();
            String bar = first.kind() == Leak.Kind.AROUND_THE_ENGINE ? "" : ", bar " + Times.brief(first.bar());
            throw new Failure(
                    ExitCode.CHECK,
                    "TD-K020",
                    examined.plan().name() + bar,
                    "look-ahead: " + first.words(),
                    "decide from closed bars only: setup.bars(), lines, desk");
        }
        return ExitCode.OK;
    }

    /// Files, the network and the store hold the future too, and cannot be cut or poisoned from here.
    private static List<Leak> waysAround(Class<?> type) {
        return Hygiene.of(ClassClosure.of(type)).stream()
                .filter(finding -> switch (finding.what()) {
                    case FILES, NETWORK, AROUND_THE_ENGINE, REFLECTION -> true;
                    case SYSTEM_TIME, UNSEEDED_RANDOM, THREADS, STATIC_STATE, PROCESS -> false;
                })
                .map(finding -> new Leak(
                        Leak.Kind.AROUND_THE_ENGINE,
                        "it cannot be proved, because it " + finding.words(),
                        0,
                        0,
                        "",
                        "",
                        ""))
                .toList();
    }

    private static void print(
            Console console, Examination examined, LookaheadResult result, List<Leak> leaks, long nanos) {
        console.line(console.paint(Style.BOLD, examined.title()) + " · " + Figures.count(result.bars()) + " bars · "
                + Figures.count(result.signals()) + " orders and changes · " + Figures.duration(nanos));
        boolean isClean = leaks.isEmpty();
        String which = result.cuts() >= result.bars() - 1
                ? "all " + Figures.count(result.cuts()) + " bars"
                : Figures.count(result.cuts()) + " bars: every one with an order or a fill and others by chance";
        Table table = new Table("", "", "");
        String mark = console.paint(result.isClean() ? Style.GOOD : Style.BAD, result.isClean() ? "✔" : "✖");
        table.row("history cut", mark, which);
        table.row("future poisoned", mark, which);
        table.row("second run", mark(console, leaks, Leak.Kind.STATIC_STATE), "the same decisions again");
        table.row("fills", mark(console, leaks, Leak.Kind.SAME_CLOSE), "none at a price known when its order was sent");
        table.row(
                "guards",
                mark(console, leaks, Leak.Kind.BAR_NOT_CLOSED),
                Figures.count(result.inputs()) + " reads beyond now refused; longer bars shown when closed");
        table.row(
                "ways around",
                mark(console, leaks, Leak.Kind.AROUND_THE_ENGINE),
                "no file, network, store or reflection in its code");
        console.print(table);
        if (result.history() > 0) {
            console.line("! the data is long: each cut was played from " + Figures.count(result.history())
                    + " bars or more before it");
        }
        for (Leak leak : leaks) {
            console.line(console.paint(Style.BAD, "✖") + " " + leak.words());
            if (leak.time() != 0) {
                console.line("    decided at  " + Times.brief(leak.time()) + ", after the bar of "
                        + Times.brief(leak.bar()));
                console.line("    all data    " + leak.full());
                console.line("    cut there   " + leak.cut());
                console.line("    poisoned    " + leak.poisoned());
            }
        }
        if (isClean) {
            console.line(console.paint(Style.GOOD, "✔") + " no look-ahead found in "
                    + Figures.count(result.decisions())
                    + " decisions (signals that never came are not covered)");
        }
    }

    private static String mark(Console console, List<Leak> leaks, Leak.Kind kind) {
        boolean isFound = leaks.stream().anyMatch(leak -> leak.kind() == kind);
        return console.paint(isFound ? Style.BAD : Style.GOOD, isFound ? "✖" : "✔");
    }

    private static SortedMap<String, String> lines(Examination examined, LookaheadResult result, List<Leak> leaks) {
        SortedMap<String, String> lines = examined.circumstances();
        lines.put(
                "outcome",
                leaks.isEmpty() ? Certificates.PASSED : leaks.getFirst().kind().name());
        lines.put("cuts", Integer.toString(result.cuts()));
        lines.put("decisions", Integer.toString(result.decisions()));
        return lines;
    }

    private static JsonObject json(Examination examined, LookaheadResult result, List<Leak> leaks) {
        JsonArray found = new JsonArray();
        for (Leak leak : leaks) {
            JsonObject one = new JsonObject().put("kind", leak.kind().name()).put("words", leak.words());
            if (leak.time() != 0) {
                one.put("time", Times.format(leak.time()))
                        .put("bar", Times.format(leak.bar()))
                        .put("full", leak.full())
                        .put("cut", leak.cut())
                        .put("poisoned", leak.poisoned());
            }
            found.add(one);
        }
        return JsonObject.of("tapedeck.lookahead/1")
                .put("ok", leaks.isEmpty())
                .put("strategy", examined.plan().name())
                .put(
                        "strategyHash",
                        examined.plan().spec().strategies().getFirst().hash())
                .put("bars", result.bars())
                .put("cuts", result.cuts())
                .put("decisions", result.decisions())
                .put("signals", result.signals())
                .put("leaks", found);
    }

    // ---- the examination examined

    private static ExitCode corpus(Console console) {
        Table table = new Table("strategy", "planted", "", "found");
        List<Corpus.Outcome> outcomes;
        try (Progress progress = console.progress("examining", Corpus.size())) {
            int[] done = {0};
            outcomes = Corpus.run(outcome -> progress.at(++done[0], "strategies"));
        }
        JsonArray cases = new JsonArray();
        for (Corpus.Outcome outcome : outcomes) {
            List<Leak> leaks = outcome.result().leaks();
            String found = leaks.isEmpty()
                    ? "nothing"
                    : leaks.getFirst().kind() + " at "
                            + Times.brief(leaks.getFirst().bar());
            table.row(
                    outcome.name(),
                    outcome.isLeak() ? "a leak" : "clean",
                    console.paint(outcome.isRight() ? Style.GOOD : Style.BAD, outcome.isRight() ? "✔" : "✖"),
                    found);
            cases.add(new JsonObject()
                    .put("name", outcome.name())
                    .put("planted", outcome.isLeak())
                    .put("found", !outcome.result().isClean())
                    .put("kind", leaks.isEmpty() ? "" : leaks.getFirst().kind().name()));
        }
        console.print(table);
        long planted = outcomes.stream().filter(Corpus.Outcome::isLeak).count();
        long found = outcomes.stream()
                .filter(outcome -> outcome.isLeak() && outcome.isRight())
                .count();
        long imagined = outcomes.stream()
                .filter(outcome -> !outcome.isLeak() && !outcome.isRight())
                .count();
        console.line(found + " of " + planted + " leaks found, " + imagined + " of " + (outcomes.size() - planted)
                + " clean strategies suspected");
        boolean isRight = found == planted && imagined == 0;
        console.json(JsonObject.of("tapedeck.lookahead-corpus/1")
                .put("ok", isRight)
                .put("planted", planted)
                .put("found", found)
                .put("suspected", imagined)
                .put("cases", cases));
        if (!isRight) {
            throw new Failure(ExitCode.CHECK, "TD-K022", "", "the examination is not what it should be", "");
        }
        return ExitCode.OK;
    }
}
