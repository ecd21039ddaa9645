package tapedeck.lab.research.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tapedeck.engine.RunSpec;
import tapedeck.engine.Sha256;
import tapedeck.model.DataException;

/// What has been proved of strategies, kept beside the runs: a small file for each strategy hash, parameters, symbols
/// and interval, as sorted `key = value` lines. A newer examination of the same replaces an older one.
///
/// | key | what |
/// |---|---|
/// | `warmup.outcome` | `clean`, or `not clean` |
/// | `warmup.declared`, `warmup.clean` | bars; `none` where no history tried was clean |
/// | `lookahead.outcome` | `passed`, or the kind of leak |
/// | `….restarts`, `….cuts`, `….range`, `….data`, `….engine` | on what, with what |
public final class Certificates {
    /// The folder below the reports.
    public static final String FOLDER = "proofs";
    public static final String PASSED = "passed";
    public static final String CLEAN = "clean";

    private static final int DIGITS = 16;
    private static final String EQUALS = " = ";

    private final Path folder;

    /// @param reports folder of all runs
    public Certificates(Path reports) {
        folder = reports.resolve(FOLDER);
    }

    /// What is known of the strategy of a run; empty where nothing was examined.
    ///
    /// @param engineHash of the engine that runs now: what another one proved does not count
    public SortedMap<String, String> of(RunSpec spec, String engineHash) {
        if (spec.strategies().size() == 1) {
            return ofOne(spec, engineHash);
        }
        List<SortedMap<String, String>> each = spec.strategies().stream()
                .map(strategy -> ofOne(alone(spec, strategy), engineHash))
                .toList();
        SortedMap<String, String> all = new TreeMap<>();
        worst(each, "warmup", CLEAN).ifPresent(known -> all.putAll(known));
        worst(each, "lookahead", PASSED).ifPresent(known -> all.putAll(known));
        return all;
    }

    /// Strategies are examined one at a time: of several the one counts that is not as it should be, if all were.
    private static Optional<SortedMap<String, String>> worst(
            List<SortedMap<String, String>> each, String kind, String good) {
        String outcome = kind + ".outcome";
        if (!each.stream().allMatch(known -> known.containsKey(outcome))) {
            return Optional.empty();
        }
        SortedMap<String, String> worst = each.stream()
                .filter(known -> !good.equals(known.get(outcome)))
                .findFirst()
                .orElse(each.getFirst());
        return Optional.of(worst.subMap(kind + ".", kind + "/"));
    }

    private static RunSpec alone(RunSpec spec, RunSpec.Strategy strategy) {
        return new RunSpec(
                List.of(strategy),
                spec.data(),
                spec.account(),
                spec.execution(),
                spec.limits(),
                spec.sizing(),
                spec.maxBars(),
                spec.seed(),
                spec.logLevel());
    }

    private SortedMap<String, String> ofOne(RunSpec spec, String engineHash) {
        SortedMap<String, String> known = read(file(spec));
        for (String kind : new String[] {"warmup", "lookahead"}) {
            if (!engineHash.equals(known.getOrDefault(kind + ".engine", engineHash))) {
                known.keySet().removeIf(key -> key.startsWith(kind + "."));
            }
        }
        return known;
    }

    /// Keeps the outcome of an examination.
    ///
    /// @param kind  `warmup` or `lookahead`
    /// @param lines without the kind in front
    public Path keep(RunSpec spec, String kind, SortedMap<String, String> lines) throws IOException {
        Path file = file(spec);
        SortedMap<String, String> all = read(file);
        all.keySet().removeIf(key -> key.startsWith(kind + "."));
        lines.forEach((key, value) -> all.put(kind + "." + key, value));
        subject(spec).forEach((key, value) -> all.put("subject." + key, value));
        StringBuilder text = new StringBuilder();
        all.forEach((key, value) ->
                text.append(key).append(EQUALS).append(value.replace('\n', ' ')).append('\n'));
        Files.createDirectories(folder);
        Path aside = Files.createTempFile(folder, ".writing-", "");
        Files.writeString(aside, text, StandardCharsets.UTF_8);
        return Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static SortedMap<String, String> read(Path file) {
        SortedMap<String, String> lines = new TreeMap<>();
        Optional<String> text = Optional.empty();
        try {
            text = Files.isRegularFile(file)
                    ? Optional.of(Files.readString(file, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            throw new DataException(
                    "TD-D064", file.toString(), "cannot be read: " + e.getMessage(), "remove it and examine again");
        }
        text.ifPresent(all -> all.lines().forEach(line -> {
            int at = line.indexOf(EQUALS);
            if (at > 0) {
                lines.put(line.substring(0, at), line.substring(at + EQUALS.length()));
            }
        }));
        return lines;
    }

    private Path file(RunSpec spec) {
        StringBuilder text = new StringBuilder();
        subject(spec)
                .forEach((key, value) ->
                        text.append(key).append(EQUALS).append(value).append('\n'));
        String hash = Sha256.hex(text.toString().getBytes(StandardCharsets.UTF_8));
        return folder.resolve(hash.substring(0, DIGITS) + ".txt");
    }

    /// What a proof is about: code, parameters and what they are turned on, without the range.
    private static SortedMap<String, String> subject(RunSpec spec) {
        SortedMap<String, String> subject = new TreeMap<>();
        spec.canonical().forEach((key, value) -> {
            boolean isStrategy = key.startsWith("strategy.") && !key.contains(".risk.");
            boolean isData = key.equals("data.symbols") || key.equals("data.interval") || key.equals("data.maxBars");
            if (isStrategy || isData || key.equals("sizing") || key.equals("execution.fill")) {
                subject.put(key, value);
            }
        });
        return subject;
    }
}
