package tapedeck.cli.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tapedeck.model.Fixed;

/// All settings of a command, resolved: every value in canonical text with its origin. Immutable.
///
/// Values are checked already: the accessors fail only for a path that does not exist or for the wrong kind, which
/// are bugs. Optional settings are read with [#optional], the others with the accessor of their kind.
public final class Settings {
    private final Map<String, Setting> settings;

    Settings(Map<String, Setting> resolved) {
        Map<String, Setting> ordered = new LinkedHashMap<>();
        for (String path : ShownOrder.of(resolved.keySet())) {
            ordered.put(path, resolved.getOrDefault(path, new Setting(path, List.of(), Origin.BUILT_IN)));
        }
        this.settings = Collections.unmodifiableMap(ordered);
    }

    /// Every setting, in the order in which people read them.
    public Collection<Setting> all() {
        return settings.values();
    }

    /// One setting with its origin.
    public Setting setting(String path) {
        Setting setting = settings.get(path);
        if (setting == null) {
            throw new IllegalArgumentException("there is no setting " + path);
        }
        return setting;
    }

    public String text(String path) {
        return setting(path).text();
    }

    /// Empty where it is not set.
    public Optional<String> optional(String path) {
        Setting setting = settings.get(path);
        return setting == null || !setting.isSet() ? Optional.empty() : Optional.of(setting.text());
    }

    public List<String> list(String path) {
        return setting(path).texts();
    }

    public long whole(String path) {
        return Long.parseLong(text(path));
    }

    /// A number or a share at 1e-8.
    public long fixed(String path) {
        return Fixed.parse(text(path));
    }

    /// A duration in nanoseconds.
    public long nanos(String path) {
        return Kind.Duration.parse(text(path));
    }

    public boolean isTrue(String path) {
        return text(path).equals("true");
    }

    /// What the user named below a path: parameters of the strategy, connections.
    public SortedMap<String, String> below(String path) {
        SortedMap<String, String> found = new TreeMap<>();
        String start = path + ".";
        for (Setting setting : settings.values()) {
            if (setting.path().startsWith(start) && setting.isSet()) {
                found.put(setting.path().substring(start.length()), setting.text());
            }
        }
        return found;
    }

    /// The value as people read it; the word for "not set" where it is not.
    public static String shown(Setting setting) {
        if (setting.isSet()) {
            return String.join(", ", setting.texts());
        }
        return Schema.key(setting.path()).map(Key::unset).orElse("");
    }

    /// Where a value was written, for errors that are found later; the path itself for built-in values.
    public String place(String path) {
        String place = setting(path).origin().place();
        return place.isEmpty() ? path : place;
    }

    /// The settings as YAML, complete and canonical: what a run folder keeps. Secrets are references.
    public String yaml() {
        StringBuilder out = new StringBuilder();
        List<String> open = new ArrayList<>();
        for (Setting setting : settings.values()) {
            if (!setting.isSet()) {
                continue;
            }
            List<String> names = List.of(setting.path().split("\\.", -1));
            int level = 0;
            while (level < open.size()
                    && level < names.size() - 1
                    && open.get(level).equals(names.get(level))) {
                level++;
            }
            open.subList(level, open.size()).clear();
            for (; level < names.size() - 1; level++) {
                out.append("  ".repeat(level))
                        .append(YamlText.scalar(names.get(level)))
                        .append(":\n");
                open.add(names.get(level));
            }
            out.append("  ".repeat(level))
                    .append(YamlText.scalar(names.getLast()))
                    .append(": ");
            out.append(YamlText.value(setting)).append('\n');
        }
        return out.toString();
    }
}
