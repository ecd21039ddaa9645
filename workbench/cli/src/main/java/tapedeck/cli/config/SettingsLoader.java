package tapedeck.cli.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import tapedeck.cli.config.Origin.Layer;
import tapedeck.model.ConfigException;
import tapedeck.model.Suggestion;

/// Reads every source in the order of precedence.
final class SettingsLoader {
    private static final String PREFIX = "TAPEDECK__";

    private final SettingsSources sources;
    private final Resolver resolver = new Resolver();

    SettingsLoader(SettingsSources sources) {
        this.sources = sources;
    }

    Settings load() {
        sources.userFile().filter(Files::isRegularFile).ifPresent(file -> file(Layer.USER, file));
        sources.projectFile().filter(Files::isRegularFile).ifPresent(file -> file(Layer.PROJECT, file));
        sources.runFile().ifPresent(file -> file(Layer.RUN_FILE, file));
        sources.configFiles().forEach(file -> file(Layer.CONFIG_FILE, file));
        // sorted: the order of an environment is nobody's promise
        new TreeMap<>(sources.environment()).forEach(this::variable);
        sources.assignments().forEach(this::assignment);
        for (SettingsSources.NamedOption option : sources.options()) {
            resolver.over(Layer.OPTION, Tree.at(option.path(), option.value(), option.option()));
        }
        return resolver.finish();
    }

    private void file(Layer layer, Path file) {
        String label = label(file);
        if (!Files.isRegularFile(file)) {
            throw new ConfigException("TD-C109", label, "there is no such settings file", "check the path");
        }
        try {
            resolver.over(layer, Yaml.read(file, label));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String label(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path base = sources.base().toAbsolutePath().normalize();
        return absolute.startsWith(base) ? base.relativize(absolute).toString() : absolute.toString();
    }

    /// `TAPEDECK__ACCOUNT__CASH=5000`; letter case counts only for names of the user's choice.
    private void variable(String name, String text) {
        if (name.startsWith(PREFIX)) {
            String path = "";
            for (String part : name.substring(PREFIX.length()).split("__", -1)) {
                path = path.isEmpty() ? settingName("", part) : path + "." + settingName(path, part);
            }
            resolver.over(Layer.ENVIRONMENT, Tree.at(path, Yaml.value(text, name), name));
        }
    }

    private static String settingName(String path, String part) {
        for (String name : Schema.names(path)) {
            if (name.equalsIgnoreCase(part.replace("_", ""))
                    || name.replace("-", "").equalsIgnoreCase(part)) {
                return name;
            }
        }
        boolean isShouted = part.equals(part.toUpperCase(Locale.ROOT));
        return isShouted && Schema.isFree(path) ? part.toLowerCase(Locale.ROOT) : part;
    }

    private void assignment(String typed) {
        int equals = typed.indexOf('=');
        if (equals < 1) {
            throw new ConfigException(
                    "TD-C109",
                    "--set " + typed,
                    "it assigns nothing",
                    "write --set account.cash=5000; " + Suggestion.hint(typed, Schema.names("")));
        }
        String place = "--set " + typed.substring(0, equals);
        Tree value = Yaml.value(typed.substring(equals + 1), place);
        resolver.over(Layer.ASSIGNMENT, Tree.at(typed.substring(0, equals), value, place));
    }
}
