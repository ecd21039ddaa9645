package tapedeck.live.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tapedeck.file.ClassClosure;
import tapedeck.file.Hygiene;
import tapedeck.live.bundle.Gate.Check;
import tapedeck.live.bundle.Gate.Outcome;

/// What the gate asks of a strategy's conduct: that its byte code depends on nothing but its inputs, that it was shown
/// not to see the future, and that its warm-up suffices. Stateless.
final class Conduct {
    private Conduct() {}

    /// @param proofs what was proved, by `lookahead.…` and `warmup.…`
    static List<Check> of(List<Class<?>> strategies, SortedMap<String, String> proofs) {
        List<String> habits = habits(strategies);
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(
                "code depends on its inputs alone",
                habits.isEmpty() ? Outcome.PASSED : Outcome.FAILED,
                habits.isEmpty() ? "" : "it " + String.join("; it ", habits)));
        checks.add(lookahead(proofs));
        checks.add(warmup(proofs));
        return checks;
    }

    private static List<String> habits(List<Class<?>> strategies) {
        return strategies.stream()
                .flatMap(type -> Hygiene.of(ClassClosure.of(type)).stream())
                .map(Hygiene.Finding::words)
                .toList();
    }

    private static Check lookahead(SortedMap<String, String> proofs) {
        String outcome = proofs.getOrDefault("lookahead.outcome", "");
        String name = "no look-ahead";
        if (outcome.isEmpty()) {
            return new Check(name, Outcome.WARNED, "not examined: tapedeck lookahead");
        }
        return outcome.equals("passed")
                ? new Check(name, Outcome.PASSED, proofs.getOrDefault("lookahead.cuts", "0") + " bars cut and poisoned")
                : new Check(name, Outcome.FAILED, outcome);
    }

    private static Check warmup(SortedMap<String, String> proofs) {
        String name = "warm-up is clean";
        if (!proofs.containsKey("warmup.outcome")) {
            return new Check(name, Outcome.WARNED, "not examined: tapedeck warmup");
        }
        boolean isClean = proofs.get("warmup.outcome").equals("clean");
        return new Check(
                name,
                isClean ? Outcome.PASSED : Outcome.WARNED,
                proofs.get("warmup.declared") + " bars declared, clean from " + proofs.get("warmup.clean"));
    }

    /// For the bundle's manifest: what was proved, and what was forced through.
    static SortedMap<String, String> lines(List<Class<?>> strategies, SortedMap<String, String> proofs) {
        SortedMap<String, String> lines = new TreeMap<>();
        proofs.forEach((key, value) -> lines.put("proof." + key, value));
        for (String kind : new String[] {"lookahead", "warmup"}) {
            lines.putIfAbsent("proof." + kind + ".outcome", "not examined");
        }
        List<String> habits = habits(strategies);
        for (int i = 0; i < habits.size(); i++) {
            lines.put("habit." + i, habits.get(i));
        }
        return lines;
    }
}
