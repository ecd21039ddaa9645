package tapedeck.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Why two runs differ: what is different in their identities, by cause, the one furthest upstream first.
public final class RunDiff {
    /// Where a difference comes from, upstream first.
    public enum Cause {
        DATA("the data"),
        CODE("the code"),
        PARAMETER("a parameter"),
        ACCOUNT("account or sizing"),
        FILL_MODEL("the fill model"),
        RISK("the risk limits"),
        CHANCE("the seed");

        private final String words;

        Cause(String words) {
            this.words = words;
        }

        /// A noun phrase for a sentence.
        public String words() {
            return words;
        }
    }

    /// One key of the identity that differs; an absent value is empty.
    public record Change(Cause cause, String key, String first, String second) {}

    private static final String IDENTITY = "id.";
    private static final String RESULT = "result.";
    /// Counts beside them follow from these, or are no results.
    private static final List<String> HASHES =
            List.of(RESULT + "decisions", RESULT + "fills", RESULT + "equity", RESULT + "digest");

    private final List<Change> changes = new ArrayList<>();
    private final List<String> results = new ArrayList<>();

    private RunDiff() {}

    /// Compares the manifests of two run folders.
    public static RunDiff of(SortedMap<String, String> first, SortedMap<String, String> second) {
        RunDiff diff = new RunDiff();
        TreeSet<String> keys = new TreeSet<>(first.keySet());
        keys.addAll(second.keySet());
        for (String key : keys) {
            String a = first.getOrDefault(key, "");
            String b = second.getOrDefault(key, "");
            if (a.equals(b)) {
                continue;
            }
            if (key.startsWith(IDENTITY)) {
                String name = key.substring(IDENTITY.length());
                diff.changes.add(new Change(cause(name), name, a, b));
            } else if (HASHES.contains(key)) {
                diff.results.add(key.substring(RESULT.length()));
            }
        }
        diff.changes.sort(Comparator.comparing(Change::cause).thenComparing(Change::key));
        return diff;
    }

    /// Compares identities or specifications by themselves: [RunManifest#identity], [RunSpec#canonical].
    public static RunDiff ofIdentities(SortedMap<String, String> first, SortedMap<String, String> second) {
        return of(prefixed(first), prefixed(second));
    }

    private static SortedMap<String, String> prefixed(SortedMap<String, String> identity) {
        SortedMap<String, String> lines = new TreeMap<>();
        identity.forEach((key, value) -> lines.put(IDENTITY + key, value));
        return lines;
    }

    private static Cause cause(String key) {
        if (key.startsWith("strategy.")) {
            return key.contains(".param.") ? Cause.PARAMETER : key.contains(".risk.") ? Cause.RISK : Cause.CODE;
        }
        String group = key.contains(".") ? key.substring(0, key.indexOf('.')) : key;
        return switch (group) {
            case "data", "instrument" -> key.equals("data.maxBars") ? Cause.PARAMETER : Cause.DATA;
            case "engine" -> Cause.CODE;
            case "execution" -> Cause.FILL_MODEL;
            case "risk" -> Cause.RISK;
            case "seed" -> Cause.CHANCE;
            default -> Cause.ACCOUNT;
        };
    }

    /// What differs in the identities, upstream first.
    public List<Change> changes() {
        return List.copyOf(changes);
    }

    /// Names of the results that differ: `decisions`, `fills`, `equity`, `digest`.
    public List<String> results() {
        return List.copyOf(results);
    }

    /// One sentence: the upstream cause.
    public String verdict() {
        if (changes.isEmpty()) {
            return results.isEmpty()
                    ? "the same run with the same result"
                    : "the same run with different results: one of the two folders was changed, or the engine is at fault";
        }
        String cause = changes.getFirst().cause().words();
        long others = changes.stream().map(Change::cause).distinct().count() - 1;
        String more = others == 0 ? "" : others == 1 ? ", and one more cause" : ", and " + others + " more causes";
        return results.isEmpty()
                ? "different in " + cause + more + ", but the results are the same"
                : "the results differ because of " + cause + more;
    }
}
