package tapedeck.cli.run;

import java.nio.file.Path;
import java.util.List;
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
        SortedMap<String, String> proved = new Certificates(reports).of(plan.spec(), EngineVersion.hash());
        if (proved.containsKey("lookahead.outcome")) {
            lines.put(LOOKAHEAD, proved.get("lookahead.outcome"));
        }
        if (proved.containsKey("warmup.outcome")) {
            lines.put(
                    WARMUP,
                    proved.get("warmup.outcome") + ": " + proved.get("warmup.declared") + " bars declared, clean from "
                            + proved.get("warmup.clean"));
        }
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
