package tapedeck.cli.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tapedeck.cli.config.Origin.Layer;
import tapedeck.model.ConfigException;
import tapedeck.model.Suggestion;

/// Lays one source over another, weakest first, and checks every name and value where it was written.
final class Resolver {
    private final Map<String, Setting> settings = new LinkedHashMap<>();

    /// Begins with the built-in values.
    Resolver() {
        for (Key key : Schema.KEYS) {
            if (!key.path().contains("*")) {
                put(new Setting(key.path(), key.initial(), Origin.BUILT_IN));
            }
        }
        for (Models models : Schema.MODELS) {
            put(new Setting(models.path() + ".model", List.of(models.initial()), Origin.BUILT_IN));
        }
    }

    /// Lays a source over what is there.
    Resolver over(Layer layer, Tree.Branch source) {
        walk(layer, "", source);
        return this;
    }

    /// What came of it, with the numbers that the chosen models need.
    Settings finish() {
        Schema.MODELS.forEach(this::completeModel);
        return new Settings(settings);
    }

    private void walk(Layer layer, String path, Tree.Branch branch) {
        for (Tree.Entry entry : branch.entries()) {
            String below = path.isEmpty() ? entry.name() : path + "." + entry.name();
            boolean isKnown = Schema.names(path).contains(entry.name()) || Schema.isFree(path);
            if (!isKnown || entry.name().isEmpty() || entry.name().contains(".")) {
                throw unknown(path, entry);
            }
            Optional<Models> models = Schema.models(below);
            Optional<Key> key = key(path, entry.name(), below);
            if (models.isPresent()) {
                model(layer, models.get(), entry.value());
            } else if (key.isPresent() && !(entry.value() instanceof Tree.Branch && Schema.isSection(below))) {
                value(layer, below, key.get(), entry.value());
            } else {
                section(layer, below, entry.value());
            }
        }
    }

    /// The numbers of a model are keys only where the model is.
    private static Optional<Key> key(String path, String name, String below) {
        return Schema.models(path).map(models -> models.field(name)).or(() -> Schema.key(below));
    }

    private void section(Layer layer, String path, Tree value) {
        switch (value) {
            case Tree.Branch branch -> walk(layer, path, branch);
            case Tree.Leaf leaf when leaf.isNull() -> {
                // "risk:" with nothing below it says nothing
            }
            case Tree.Leaf _, Tree.Items _ ->
                throw new ConfigException(
                        "TD-C106",
                        value.place(),
                        "'" + path + "' is a section",
                        "write names and values below it: " + String.join(", ", Schema.names(path)));
        }
    }

    private void model(Layer layer, Models models, Tree value) {
        switch (value) {
            case Tree.Leaf leaf when models.names().contains(leaf.text()) -> choose(layer, models, leaf);
            case Tree.Leaf leaf
            when !models.shortModel().isEmpty() -> {
                choose(layer, models, new Tree.Leaf(models.shortModel(), false, leaf.place()));
                value(layer, models.path() + "." + models.shortField(), models.field(models.shortField()), leaf);
            }
            case Tree.Leaf leaf -> throw wrong(models.path(), leaf, "one of " + String.join(", ", models.names()));
            case Tree.Items items -> throw wrong(models.path(), items, "a model");
            case Tree.Branch branch -> {
                List<Tree.Entry> numbers = new ArrayList<>();
                for (Tree.Entry entry : branch.entries()) {
                    if (entry.name().equals("model")) {
                        choose(layer, models, entry.value());
                    } else {
                        numbers.add(entry);
                    }
                }
                walk(layer, models.path(), new Tree.Branch(numbers, branch.place()));
            }
        }
    }

    /// A named model forgets the numbers of the one before.
    private void choose(Layer layer, Models models, Tree value) {
        if (!(value instanceof Tree.Leaf leaf) || !models.names().contains(leaf.text())) {
            throw wrong(models.path() + ".model", value, "one of " + String.join(", ", models.names()));
        }
        models.fieldNames().forEach(name -> settings.remove(models.path() + "." + name));
        put(new Setting(models.path() + ".model", List.of(leaf.text()), new Origin(layer, leaf.place())));
    }

    private void completeModel(Models models) {
        Setting chosen = setting(models.path() + ".model");
        List<Models.Field> fields = models.fieldsOf(chosen.text());
        for (String name : models.fieldNames()) {
            Setting given = settings.get(models.path() + "." + name);
            if (given != null && fields.stream().noneMatch(field -> field.name().equals(name))) {
                throw new ConfigException(
                        "TD-C107",
                        given.origin().place(),
                        models.path() + ": the model '" + chosen.text() + "' has no '" + name + "'",
                        fields.isEmpty()
                                ? "it has no numbers"
                                : "it has "
                                        + String.join(
                                                ", ",
                                                fields.stream()
                                                        .map(Models.Field::name)
                                                        .toList()));
            }
        }
        for (Models.Field field : fields) {
            String path = models.path() + "." + field.name();
            if (!settings.containsKey(path)) {
                if (field.initial().isEmpty()) {
                    throw new ConfigException(
                            "TD-C108",
                            chosen.origin().place(),
                            models.path() + ": the model '" + chosen.text() + "' needs '" + field.name() + "'",
                            field.words() + ": " + field.expected());
                }
                put(new Setting(path, List.of(field.initial()), Origin.BUILT_IN));
            }
        }
    }

    private void value(Layer layer, String path, Key key, Tree value) {
        Origin origin = new Origin(layer, value.place());
        Setting resolved = switch (value) {
            case Tree.Leaf leaf when leaf.isNull() || leaf.text().isEmpty() -> throw wrong(path, leaf, key.expected());
            case Tree.Leaf leaf when leaf.text().equals(key.unset()) -> new Setting(path, List.of(), origin);
            case Tree.Leaf leaf when key.isList() -> new Setting(path, texts(path, key, split(leaf)), origin);
            case Tree.Leaf leaf -> new Setting(path, List.of(text(path, key, leaf)), origin);
            case Tree.Items items when key.isList() -> new Setting(path, texts(path, key, items.values()), origin);
            case Tree.Items _, Tree.Branch _ -> throw wrong(path, value, key.expected());
        };
        if (path.equals("strategy.class")
                && !resolved.texts().equals(setting(path).texts())) {
            forgetParameters(layer);
        }
        put(resolved);
    }

    /// Another strategy: what weaker layers said of the old one's parameters is void.
    private void forgetParameters(Layer layer) {
        settings.values()
                .removeIf(setting -> setting.path().startsWith("strategy.params.")
                        && setting.origin().layer().compareTo(layer) < 0);
    }

    private static List<Tree> split(Tree.Leaf leaf) {
        List<Tree> parts = new ArrayList<>();
        for (String part : leaf.text().split(",", -1)) {
            parts.add(new Tree.Leaf(part.strip(), false, leaf.place()));
        }
        return parts;
    }

    private static List<String> texts(String path, Key key, List<Tree> values) {
        List<String> texts = new ArrayList<>();
        for (Tree value : values) {
            String text = text(path, key, value);
            if (texts.contains(text)) {
                throw new ConfigException(
                        "TD-C104", value.place(), path + ": '" + text + "' stands there twice", "keep one of them");
            }
            texts.add(text);
        }
        return texts;
    }

    private static String text(String path, Key key, Tree value) {
        if (!(value instanceof Tree.Leaf leaf)) {
            throw wrong(path, value, key.kind().expected());
        }
        try {
            return key.kind().canonical(leaf.text());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw key.kind() instanceof Kind.SecretPlace ? literal(path, leaf) : wrong(path, leaf, key.expected());
        }
    }

    private static ConfigException unknown(String path, Tree.Entry entry) {
        String where = path.isEmpty() ? "there is no setting '" : "'" + path + "' has no setting '";
        return new ConfigException(
                "TD-C102",
                entry.place(),
                where + entry.name() + "'",
                Suggestion.hint(entry.name(), Schema.names(path)));
    }

    private static ConfigException wrong(String path, Tree value, String expected) {
        String is = switch (value) {
            case Tree.Leaf leaf when leaf.isNull() || leaf.text().isEmpty() -> " has no value";
            case Tree.Leaf leaf -> ": '" + leaf.text() + "' cannot be used";
            case Tree.Items _ -> " is a list";
            case Tree.Branch _ -> " is a section";
        };
        return new ConfigException("TD-C105", value.place(), path + is, "expected " + expected);
    }

    /// The value is not repeated: it may be the secret itself.
    private static ConfigException literal(String path, Tree.Leaf leaf) {
        return new ConfigException(
                "TD-C110",
                leaf.place(),
                path + " must not hold the secret itself",
                "write ${env:NAME}, or ${file:/path} for a file that only you can read");
    }

    private Setting setting(String path) {
        Setting setting = settings.get(path);
        if (setting == null) {
            throw new IllegalStateException("no built-in value for " + path);
        }
        return setting;
    }

    private void put(Setting setting) {
        settings.put(setting.path(), setting);
    }
}
