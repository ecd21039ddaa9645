package tapedeck.cli.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tapedeck.file.EngineVersion;
import tapedeck.lab.research.proof.Certificates;

/// What is known of a run's strategy besides the run: what was proved of it and what its byte code does. Lines of the
/// manifest, outside the run's id. Stateless.
final class Known {
    private static final String LOOKAHEAD = "made.lookahead";
    private static final String WARMUP = "made.warmup";
    private static final String HYGIENE = "made.hygiene.";

    private Known() {}

    static SortedMap<String, String> of(RunPlan plan, Path reports) {
        SortedMap<String, String> lines = new TreeMap<>();
        List<SortedMap<String, String>> proved = new ArrayList<>();
        for (int i = 0; i < plan.members().size(); i++) {
            proved.add(new Certificates(reports).of(plan.specOf(i), EngineVersion.hash()));
        }
        worst(proved, "lookahead.outcome", Certificates.PASSED)
                .ifPresent(of -> lines.put(LOOKAHEAD, of.get("lookahead.outcome")));
        worst(proved, "warmup.outcome", Certificates.CLEAN)
                .ifPresent(of -> lines.put(
                        WARMUP,
                        of.get("warmup.outcome") + ": " + of.get("warmup.declared") + " bars declared, clean from "
                                + of.get("warmup.clean")));
        Habits habits = new Habits(plan.state().resolve("habits"));
        List<String> findings = plan.members().stream()
                .flatMap(member -> habits.of(member.type()).stream())
                .distinct()
                .toList();
        for (int i = 0; i < findings.size(); i++) {
            lines.put(HYGIENE + i, findings.get(i));
        }
        return lines;
    }

    /// The outcome that is not as it should be, or any where all are; empty where one was not examined.
    private static Optional<SortedMap<String, String>> worst(
            List<SortedMap<String, String>> proved, String key, String good) {
        if (!proved.stream().allMatch(of -> of.containsKey(key))) {
            return Optional.empty();
        }
        return proved.stream()
                .filter(of -> !good.equals(of.get(key)))
                .findFirst()
                .or(() -> Optional.of(proved.getFirst()));
    }

    /// These lines among others.
    static SortedMap<String, String> in(SortedMap<String, String> manifest) {
        SortedMap<String, String> lines = new TreeMap<>();
        manifest.forEach((key, value) -> {
            if (key.equals(LOOKAHEAD) || key.equals(WARMUP) || key.startsWith(HYGIENE)) {
                lines.put(key, value);
            }
        });
        return lines;
    }
}
