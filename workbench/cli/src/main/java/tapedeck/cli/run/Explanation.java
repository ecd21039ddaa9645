package tapedeck.cli.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tapedeck.cli.frame.Figures;
import tapedeck.engine.LogLevel;
import tapedeck.engine.RunSummary;
import tapedeck.lab.report.model.Warning;
import tapedeck.model.Reason;

/// What a person should know before believing a result: the report's warnings, and why orders or trades are missing.
final class Explanation {
    private static final String NO_TRADES = "no-trades";
    private static final String REFUSED = "refused";
    private static final String SHORT_HINT = " — --short allows short positions";

    /// What is said here in more words than in the report.
    private static final Set<String> OURS = Set.of(NO_TRADES, REFUSED, "gaps");

    private Explanation() {}

    static List<Warning> of(RunJob.Done done) {
        RunSummary summary = done.summary();
        List<Warning> found = new ArrayList<>();
        if (summary.counts().trades() == 0) {
            found.add(new Warning(NO_TRADES, noTrades(done)));
        } else if (!summary.refused().isEmpty()) {
            boolean isShort = summary.refused().containsKey(Reason.SHORT_NOT_ALLOWED);
            found.add(new Warning(REFUSED, refusals(summary) + (isShort ? SHORT_HINT : "")));
        }
        if (summary.counts().trades() > 0 && !done.idle().isEmpty()) {
            found.add(new Warning(NO_TRADES, done.idle()));
        }
        if (done.plan().spec().logLevel() == LogLevel.NONE) {
            found.add(new Warning("log", "nothing was recorded (log: none): no figures of trades and no report"));
        }
        done.figures().warnings().stream()
                .filter(warning -> !OURS.contains(warning.code()))
                .map(warning -> withNextStep(warning, done))
                .forEach(found::add);
        done.doubts().forEach(doubt -> found.add(new Warning("data", doubt)));
        return found;
    }

    private static Warning withNextStep(Warning warning, RunJob.Done done) {
        boolean isOpen = warning.code().equals("lookahead") && warning.words().endsWith("not run");
        if (!isOpen) {
            return warning;
        }
        String symbols = String.join(",", done.plan().spec().data().symbols());
        String commands = done.plan().members().stream()
                .map(member -> "tapedeck lookahead " + member.name() + " -s " + symbols + given(member))
                .collect(Collectors.joining("; "));
        return new Warning(warning.code(), warning.words() + " — " + commands);
    }

    /// The parameters that were given, as options: the proof is for these.
    private static String given(Member member) {
        return member.params().entrySet().stream()
                .map(param -> " -p " + param.getKey() + "=" + param.getValue())
                .collect(Collectors.joining());
    }

    /// Refused orders say more than their count: where there are any, theirs is the reason.
    private static String noTrades(RunJob.Done done) {
        if (!done.idle().isEmpty()) {
            return done.idle();
        }
        return "0 trades: " + refusals(done.summary()) + detail(done) + hint(done.summary());
    }

    /// What the first refused order was, such as `(0.0007 BTC-USD, lot 0.001)`.
    private static String detail(RunJob.Done done) {
        return done.figures()
                .model()
                .map(model -> model.log().refusalDetail())
                .filter(text -> !text.isEmpty())
                .map(text -> " (" + text + ")")
                .orElse("");
    }

    private static String hint(RunSummary summary) {
        Reason first = refused(summary).getFirst().getKey();
        boolean isTooSmall = first == Reason.SIZE_ROUNDS_TO_ZERO || first == Reason.CASH;
        if (first == Reason.SHORT_NOT_ALLOWED) {
            return SHORT_HINT;
        }
        return isTooSmall ? " — raise --cash or change --size" : "";
    }

    private static String refusals(RunSummary summary) {
        long all =
                summary.refused().values().stream().mapToLong(Long::longValue).sum();
        String reasons = refused(summary).stream()
                .map(entry ->
                        Figures.count(entry.getValue()) + " × " + entry.getKey().words())
                .collect(Collectors.joining("; "));
        return Figures.count(all) + (all == 1 ? " order" : " orders") + " refused: " + reasons;
    }

    /// Refused orders by reason, most frequent first.
    static List<Map.Entry<Reason, Long>> refused(RunSummary summary) {
        return summary.refused().entrySet().stream()
                .sorted(Map.Entry.<Reason, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .toList();
    }
}
