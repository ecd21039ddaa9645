package tapedeck.live.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tapedeck.engine.ResultHashes;
import tapedeck.engine.Sha256;
import tapedeck.file.ClassClosure;
import tapedeck.file.RunFolder;
import tapedeck.live.bundle.Gate.Check;
import tapedeck.live.bundle.Gate.Outcome;
import tapedeck.model.Instrument;
import tapedeck.model.Instruments;
import tapedeck.model.Times;
import tapedeck.model.TradingCalendar;

/// Takes a run through the gate and freezes it into a bundle. One use, one thread.
///
/// What the run was made of is given by whoever can make it again: the classes its strategies have now, its
/// instruments, the outcome of running it once more and the engine's hash.
public final class Promotion {
    private final RunFolder run;
    private final SortedMap<String, String> manifest;
    private final RunRecipe recipe;
    private final Material material;
    private final List<Check> checks = new ArrayList<>();

    /// What is frozen besides the run's own files.
    ///
    /// @param strategies  the classes that now go by the run's strategy names, in its order
    /// @param instruments of the run, with their calendars
    /// @param rerun       what the run came to when it was made again
    /// @param engineHash  of the engine that runs now
    /// @param proofs      what was proved of the strategies, as `warmup.outcome = clean` and the like
    public record Material(
            List<Class<?>> strategies,
            Instruments instruments,
            ResultHashes rerun,
            String engineHash,
            SortedMap<String, String> proofs) {
        public Material {
            strategies = List.copyOf(strategies);
            proofs = new TreeMap<>(proofs);
        }

        /// Of strategies of which nothing was proved.
        public Material(List<Class<?>> strategies, Instruments instruments, ResultHashes rerun, String engineHash) {
            this(strategies, instruments, rerun, engineHash, new TreeMap<>());
        }
    }

    /// Where it goes and why, if the gate is not open.
    ///
    /// @param reason why it is promoted although a check failed; empty where none may fail
    public record Order(String name, String target, String reason) {}

    public Promotion(RunFolder run, Material material) {
        this.run = run;
        this.manifest = run.manifest();
        this.recipe = RunRecipe.of(Lines.below(manifest, "id."));
        this.material = material;
    }

    /// Makes every check.
    public Gate check() throws IOException {
        checks.clear();
        boolean isComplete =
                manifest.containsKey("run.id") && Files.isRegularFile(run.path().resolve(RunFolder.EVENTS));
        check("run is complete", isComplete, run.name());
        check(
                "engine is the same",
                material.engineHash().equals(recipe.engineHash()),
                "run " + brief(recipe.engineHash()) + ", now " + brief(material.engineHash()));
        for (int i = 0; i < recipe.spec().strategies().size(); i++) {
            var strategy = recipe.spec().strategies().get(i);
            String now = ClassClosure.of(material.strategies().get(i)).hash();
            check(
                    "strategy " + strategy.name() + " is the same",
                    now.equals(strategy.hash()),
                    "run " + brief(strategy.hash()) + ", now " + brief(now));
        }
        String digest = manifest.getOrDefault("result.digest", "");
        check(
                "made again, the same result",
                digest.equals(material.rerun().digest()),
                "run " + brief(digest) + ", again " + brief(material.rerun().digest()));
        checks.addAll(Conduct.of(material.strategies(), material.proofs()));
        List<String> secrets = Secrets.literals(config());
        check(
                "no secret in the configuration",
                secrets.isEmpty(),
                secrets.isEmpty() ? "" : String.join("; ", secrets) + ": use ${env:NAME} or ${file:…}");
        boolean hasLimits = !recipe.spec().limits().canonical().isEmpty();
        checks.add(new Check(
                "risk limits are set",
                hasLimits ? Outcome.PASSED : Outcome.WARNED,
                hasLimits
                        ? String.join(", ", recipe.spec().limits().canonical().keySet())
                        : "none: nothing stops a strategy that errs"));
        return new Gate(checks);
    }

    private void check(String name, boolean isPassed, String detail) {
        checks.add(new Check(name, isPassed ? Outcome.PASSED : Outcome.FAILED, detail));
    }

    private String config() throws IOException {
        Path file = run.path().resolve(RunFolder.CONFIG);
        return Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
    }

    private static String brief(String hash) {
        return hash.length() > 12 ? hash.substring(0, 12) : hash;
    }

    /// Writes the bundle and points the deployment at it; an equal bundle that is there already stays.
    ///
    /// @param time of the promotion, for its log; outside the bundle's id
    public Bundle freeze(Deployments deployments, Order order, long time) throws IOException {
        Path folder = deployments.folder(order.name());
        Files.createDirectories(folder);
        Path temporary = Files.createTempDirectory(folder, ".writing-");
        try {
            writeFiles(temporary);
            byte[] lines = Lines.bytes(manifest(temporary, order));
            Files.write(temporary.resolve(Bundle.MANIFEST), lines);
            String id = Sha256.hex(lines).substring(0, Bundle.ID_DIGITS);
            Path target = folder.resolve(id);
            if (!Files.exists(target)) {
                Files.move(temporary, target);
            }
            Bundle bundle = Bundle.open(target);
            deployments.point(order.name(), id);
            log(folder, order, id, time);
            return bundle;
        } finally {
            if (Files.exists(temporary)) {
                RunFolder.delete(temporary);
            }
        }
    }

    private SortedMap<String, String> manifest(Path folder, Order order) throws IOException {
        SortedMap<String, String> lines = new TreeMap<>();
        lines.put("format", Bundle.FORMAT);
        lines.put("name", order.name());
        lines.put("target", order.target());
        lines.put("run.id", manifest.getOrDefault("run.id", ""));
        lines.put("result.digest", manifest.getOrDefault("result.digest", ""));
        lines.put("engine.hash", material.engineHash());
        if (!order.reason().isEmpty()) {
            lines.put("forced", order.reason());
        }
        for (int i = 0; i < material.strategies().size(); i++) {
            Class<?> type = material.strategies().get(i);
            lines.put("strategy." + i + ".class", type.getName());
            lines.put("strategy." + i + ".hash", ClassClosure.of(type).hash());
        }
        lines.putAll(Conduct.lines(material.strategies(), material.proofs()));
        for (String file : Bundle.files(folder)) {
            lines.put("file." + file, Sha256.hex(Files.readAllBytes(folder.resolve(file))));
        }
        return lines;
    }

    private void writeFiles(Path folder) throws IOException {
        Files.copy(run.path().resolve(RunFolder.MANIFEST), folder.resolve(Bundle.RUN));
        if (Files.isRegularFile(run.path().resolve(RunFolder.CONFIG))) {
            Files.copy(run.path().resolve(RunFolder.CONFIG), folder.resolve(RunFolder.CONFIG));
        }
        for (Class<?> strategy : material.strategies()) {
            for (var each : ClassClosure.of(strategy).classes().entrySet()) {
                write(folder.resolve("classes").resolve(each.getKey() + ".class"), each.getValue());
            }
        }
        for (Instrument instrument : material.instruments().all()) {
            TradingCalendar calendar = instrument.calendar();
            byte[] text = CalendarText.write(calendar).getBytes(StandardCharsets.UTF_8);
            write(folder.resolve("calendars").resolve(calendar.name() + ".csv"), text);
        }
        copySource(folder.resolve("source"));
    }

    private void copySource(Path target) throws IOException {
        Path source = run.path().resolve(RunFolder.STRATEGY);
        if (!Files.isDirectory(source)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(source)) {
            for (Path each : walk.filter(Files::isRegularFile).sorted().toList()) {
                write(target.resolve(source.relativize(each).toString()), Files.readAllBytes(each));
            }
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.write(file, content);
    }

    private void log(Path folder, Order order, String id, long time) throws IOException {
        String line = Times.format(time) + " bundle=" + id + " run=" + run.name() + " to=" + order.target()
                + (order.reason().isEmpty() ? "" : " forced=\"" + order.reason().replace('\n', ' ') + "\"") + "\n";
        Files.writeString(folder.resolve("promotions.log"), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
