package tapedeck.cli.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tapedeck.cli.config.Tree;
import tapedeck.cli.config.Yaml;
import tapedeck.lab.store.csv.CsvMapping;
import tapedeck.lab.store.csv.CsvOptions;
import tapedeck.lab.store.csv.Dialect;
import tapedeck.lab.store.csv.Field;
import tapedeck.model.ConfigException;
import tapedeck.model.Interval;
import tapedeck.model.Suggestion;

/// Reads `--mapping FILE`: what the columns of a vendor's files mean, once and for all, in YAML.
///
/// | name | value |
/// |---|---|
/// | `name` | shown as the dialect |
/// | `from` | a known dialect to begin with |
/// | `skip` | lines before the header |
/// | `delimiter` | one character, or `tab` |
/// | `decimal` | `.` or `,` |
/// | `columns` | header name: meaning; or the meanings of all columns in order, as a list |
/// | `time` | `pattern`, `zone` |
/// | `interval` | length of the bars |
/// | `volume` | `none` where the bars have none |
final class MappingFile {
    private static final List<String> NAMES =
            List.of("name", "from", "skip", "delimiter", "decimal", "columns", "time", "interval", "volume");

    private final Path path;
    private String name = "";
    private @Nullable Dialect dialect;
    private List<String> order = List.of();
    private final Map<String, Field> meanings = new HashMap<>();
    private int skip;
    private @Nullable Character delimiter;
    private boolean hasNoVolume;
    private CsvOptions options = CsvOptions.STRICT;

    private MappingFile(Path path) {
        this.path = path;
    }

    /// What the file says about CSV files; a [ConfigException] with the line where it is wrong.
    static CsvOptions read(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new ConfigException("TD-C038", path.toString(), "there is no such mapping file", "check the path");
        }
        return new MappingFile(path).read();
    }

    private CsvOptions read() throws IOException {
        for (Tree.Entry entry : Yaml.read(path, path.toString()).entries()) {
            read(entry);
        }
        return options.withMapping(new CsvMapping(name, dialect, order, meanings, skip, delimiter, hasNoVolume));
    }

    private void read(Tree.Entry entry) {
        switch (entry.name()) {
            case "name" -> name = text(entry);
            case "from" -> dialect = Dialect.named(text(entry), entry.value().place());
            case "skip" -> skip = lines(entry);
            case "delimiter" -> delimiter = delimiter(entry);
            case "decimal" ->
                options = options.withDecimalComma(choice(entry, ".", ",").equals(","));
            case "columns" -> columns(entry);
            case "time" -> time(entry);
            case "interval" -> options = options.withInterval(Interval.parse(text(entry)));
            case "volume" -> hasNoVolume = choice(entry, "none").equals("none");
            default -> throw unknown(entry, entry.name(), NAMES);
        }
    }

    private void columns(Tree.Entry entry) {
        switch (entry.value()) {
            case Tree.Items items -> {
                List<String> names = new ArrayList<>();
                items.values().forEach(item -> names.add(meaning(leaf(item)).option()));
                order = names;
            }
            case Tree.Branch branch ->
                branch.entries().forEach(one -> meanings.put(Field.plain(one.name()), meaning(leaf(one.value()))));
            case Tree.Leaf leaf -> throw wrong(leaf, "header names and what they mean, such as  Schluss: close");
        }
    }

    private static Field meaning(Tree.Leaf leaf) {
        List<String> known = Arrays.stream(Field.values()).map(Field::option).toList();
        return Field.named(leaf.text())
                .orElseThrow(() -> new ConfigException(
                        "TD-C038",
                        leaf.place(),
                        "'" + leaf.text() + "' is nothing that a column can mean",
                        Suggestion.hint(leaf.text(), known)));
    }

    private void time(Tree.Entry entry) {
        if (!(entry.value() instanceof Tree.Branch branch)) {
            throw wrong(entry.value(), "pattern and zone, such as  time: { pattern: dd.MM.yyyy, zone: UTC }");
        }
        for (Tree.Entry one : branch.entries()) {
            switch (one.name()) {
                case "pattern" -> options = options.withPattern(text(one));
                case "zone" ->
                    options = options.withZone(zone(text(one), one.value().place()));
                default -> throw unknown(one, one.name(), List.of("pattern", "zone"));
            }
        }
    }

    /// The zone of this name.
    ///
    /// @param place of the name, for the refusal
    static ZoneId zone(String name, String place) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new ConfigException(
                    "TD-C035",
                    place,
                    "'" + name + "' is no time zone",
                    Suggestion.hint(
                                            name,
                                            ZoneId.getAvailableZoneIds().stream()
                                                    .sorted()
                                                    .toList())
                                    .startsWith("did")
                            ? Suggestion.hint(
                                    name,
                                    ZoneId.getAvailableZoneIds().stream()
                                            .sorted()
                                            .toList())
                            : "write UTC or America/New_York");
        }
    }

    private static int lines(Tree.Entry entry) {
        Tree.Leaf leaf = leaf(entry.value());
        if (!leaf.text().matches("[0-9]{1,3}")) {
            throw wrong(leaf, "a number of lines, 0 to 999");
        }
        return Integer.parseInt(leaf.text());
    }

    private static char delimiter(Tree.Entry entry) {
        String text = leaf(entry.value()).text();
        String one = text.equals("tab") ? "\t" : text;
        if (one.length() != 1 || Character.isLetterOrDigit(one.charAt(0)) || one.equals("\"")) {
            throw wrong(entry.value(), "one character such as ';', or tab");
        }
        return one.charAt(0);
    }

    private static String choice(Tree.Entry entry, String... choices) {
        String text = text(entry);
        if (!List.of(choices).contains(text)) {
            throw wrong(entry.value(), "one of: " + String.join(" ", choices));
        }
        return text;
    }

    private static String text(Tree.Entry entry) {
        Tree.Leaf leaf = leaf(entry.value());
        if (leaf.text().isEmpty()) {
            throw wrong(leaf, "a value");
        }
        return leaf.text();
    }

    private static Tree.Leaf leaf(Tree tree) {
        if (tree instanceof Tree.Leaf leaf) {
            return leaf;
        }
        throw wrong(tree, "one value");
    }

    private static ConfigException wrong(Tree tree, String expected) {
        String found = tree instanceof Tree.Leaf leaf ? "'" + leaf.text() + "'" : "a list or mapping";
        return new ConfigException("TD-C038", tree.place(), "found " + found + ", expected " + expected, "");
    }

    private static ConfigException unknown(Tree.Entry entry, String name, List<String> known) {
        return new ConfigException(
                "TD-C038", entry.place(), "a mapping has no '" + name + "'", Suggestion.hint(name, known));
    }
}
