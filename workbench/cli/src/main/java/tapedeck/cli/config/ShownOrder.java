package tapedeck.cli.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The order in which settings are shown: sections as in the schema, names of the user's choice sorted.
final class ShownOrder {
    private ShownOrder() {}

    static List<String> of(Set<String> paths) {
        Set<String> rest = new TreeSet<>(paths);
        Set<String> ordered = new LinkedHashSet<>();
        for (String section : Schema.names("")) {
            take(section, rest, ordered);
        }
        ordered.addAll(rest);
        return List.copyOf(ordered);
    }

    private static void take(String path, Set<String> rest, Set<String> ordered) {
        if (rest.remove(path)) {
            ordered.add(path);
        }
        for (String name : Schema.names(path)) {
            take(path + "." + name, rest, ordered);
        }
        List<String> free = new ArrayList<>();
        rest.stream().filter(candidate -> candidate.startsWith(path + ".")).forEach(free::add);
        free.forEach(candidate -> {
            rest.remove(candidate);
            ordered.add(candidate);
        });
    }
}
