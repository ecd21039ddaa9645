package tapedeck.live.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tapedeck.engine.Sha256;
import tapedeck.model.ConfigException;
import tapedeck.model.Instruments;
import tapedeck.model.TradingCalendar;

/// A run frozen for live use: strategy classes, settings, instruments and calendars, each file named by its hash.
///
/// The id is the hash of the manifest, the manifest holds the hash of every other file: one changed byte anywhere is
/// found. Opening verifies all of it. Immutable.
///
/// | file | what |
/// |---|---|
/// | `bundle.txt` | sorted lines: what it is, and `file.<path> = <sha256>` of every other file |
/// | `run.txt` | the manifest of the run it was made from |
/// | `config.yaml` | the run's resolved configuration |
/// | `classes/…` | the strategies' class files |
/// | `source/…` | their source, where it is known |
/// | `calendars/…` | the session tables of its instruments |
public final class Bundle {
    static final String MANIFEST = "bundle.txt";
    static final String RUN = "run.txt";
    static final String FORMAT = "tapedeck.bundle/1";
    static final int ID_DIGITS = 16;
    private static final String FILE = "file.";

    private final Path path;
    private final SortedMap<String, String> manifest;
    private final RunRecipe recipe;

    private Bundle(Path path, SortedMap<String, String> manifest, RunRecipe recipe) {
        this.path = path;
        this.manifest = manifest;
        this.recipe = recipe;
    }

    /// Opens a bundle after checking every byte of it.
    ///
    /// @throws ConfigException naming the file and both hashes where one differs
    public static Bundle open(Path path) {
        try {
            byte[] text = read(path, MANIFEST);
            String id = Sha256.hex(text).substring(0, ID_DIGITS);
            String name = String.valueOf(path.getFileName());
            if (!id.equals(name)) {
                throw changed(path.resolve(MANIFEST), id, name);
            }
            SortedMap<String, String> manifest = Lines.parse(
                    new String(text, StandardCharsets.UTF_8),
                    path.resolve(MANIFEST).toString());
            if (!FORMAT.equals(manifest.get("format"))) {
                throw new ConfigException(
                        "TD-L046",
                        path.resolve(MANIFEST).toString(),
                        "has the format " + manifest.get("format") + ", expected " + FORMAT,
                        "promote again");
            }
            checkFiles(path, Lines.below(manifest, FILE));
            SortedMap<String, String> run = Lines.parse(
                    new String(read(path, RUN), StandardCharsets.UTF_8),
                    path.resolve(RUN).toString());
            return new Bundle(path, manifest, RunRecipe.of(Lines.below(run, "id.")));
        } catch (IOException e) {
            throw new ConfigException("TD-L047", path.toString(), "cannot be read: " + e.getMessage(), "promote again");
        }
    }

    private static byte[] read(Path path, String file) throws IOException {
        return Files.readAllBytes(path.resolve(file));
    }

    private static void checkFiles(Path path, SortedMap<String, String> expected) throws IOException {
        List<String> found = files(path);
        for (String file : found) {
            if (!file.equals(MANIFEST) && !expected.containsKey(file)) {
                throw new ConfigException(
                        "TD-L048", path.resolve(file).toString(), "is not part of the bundle", "promote again");
            }
        }
        for (var each : expected.entrySet()) {
            if (!found.contains(each.getKey())) {
                throw new ConfigException(
                        "TD-L048", path.resolve(each.getKey()).toString(), "is missing", "promote again");
            }
            String hash = Sha256.hex(read(path, each.getKey()));
            if (!hash.equals(each.getValue())) {
                throw changed(path.resolve(each.getKey()), hash, each.getValue());
            }
        }
    }

    /// Plain files below a folder by relative path; anything else in it is refused.
    static List<String> files(Path path) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(path)) {
            for (Path each : walk.sorted().toList()) {
                if (Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)) {
                    found.add(path.relativize(each).toString().replace('\\', '/'));
                } else if (!Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
                    throw new ConfigException("TD-L048", each.toString(), "is not a plain file", "promote again");
                }
            }
        }
        return found;
    }

    private static ConfigException changed(Path file, String found, String expected) {
        return new ConfigException(
                "TD-L049",
                file.toString(),
                "its bytes were changed after promotion: hash " + found + ", frozen as " + expected,
                "promote again; a bundle is never edited");
    }

    /// The folder's name: the first 16 digits of the manifest's hash.
    public String id() {
        return String.valueOf(path.getFileName());
    }

    public Path path() {
        return path;
    }

    /// The deployment it was made for.
    public String name() {
        return manifest.getOrDefault("name", "");
    }

    /// `paper` or `live`.
    public String target() {
        return manifest.getOrDefault("target", "");
    }

    /// The run it was made from.
    public String runId() {
        return manifest.getOrDefault("run.id", "");
    }

    /// Content hash of the engine it was promoted with.
    public String engineHash() {
        return manifest.getOrDefault("engine.hash", "");
    }

    public RunRecipe recipe() {
        return recipe;
    }

    /// The class of each strategy, in the run's order.
    public List<String> strategyClasses() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < recipe.spec().strategies().size(); i++) {
            names.add(manifest.getOrDefault("strategy." + i + ".class", ""));
        }
        return names;
    }

    public Instruments instruments() {
        SortedMap<String, TradingCalendar> calendars = new TreeMap<>();
        return recipe.instruments(name -> calendars.computeIfAbsent(name, this::calendar));
    }

    private TradingCalendar calendar(String name) {
        Path file = path.resolve("calendars").resolve(name + ".csv");
        try {
            return CalendarText.read(Files.readString(file, StandardCharsets.UTF_8), file.toString());
        } catch (IOException e) {
            throw new ConfigException("TD-L047", file.toString(), "cannot be read: " + e.getMessage(), "promote again");
        }
    }

    /// A loader that prefers the frozen classes to any of the same name.
    public ClassLoader loader() {
        return new BundleLoader(path.resolve("classes"), Bundle.class.getClassLoader());
    }
}
