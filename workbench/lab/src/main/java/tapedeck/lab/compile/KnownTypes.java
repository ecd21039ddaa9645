package tapedeck.lab.compile;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tapedeck.model.Suggestion;

/// Classes that an author may have meant: those of the class path and of the JDK's most used packages, by simple name.
///
/// Only made when there is an error to explain.
record KnownTypes(SortedMap<String, List<String>> packages) {
    private static final List<String> JDK = List.of(
            "java.util.List",
            "java.util.ArrayList",
            "java.util.Map",
            "java.util.HashMap",
            "java.util.TreeMap",
            "java.util.Set",
            "java.util.Arrays",
            "java.util.Optional",
            "java.util.ArrayDeque",
            "java.util.Objects",
            "java.time.Duration",
            "java.time.Instant",
            "java.util.stream.IntStream");

    static KnownTypes ofClassPath() {
        SortedMap<String, List<String>> found = new TreeMap<>();
        JDK.forEach(name -> add(found, name));
        for (Path entry : StrategyClassPath.entries()) {
            try {
                if (Files.isDirectory(entry)) {
                    addAll(found, entry);
                } else {
                    try (FileSystem jar = FileSystems.newFileSystem(entry)) {
                        addAll(found, jar.getPath("/"));
                    }
                }
            } catch (IOException e) {
                // without this entry there are fewer hints: the error itself is complete
            }
        }
        return new KnownTypes(found);
    }

    private static void addAll(SortedMap<String, List<String>> found, Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                boolean isStrategyWord = name.startsWith("tapedeck/") || name.startsWith("org/ta4j/");
                if (isStrategyWord && name.endsWith(".class") && name.indexOf('$') < 0) {
                    add(
                            found,
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'));
                }
            }
        }
    }

    private static void add(SortedMap<String, List<String>> found, String name) {
        int dot = name.lastIndexOf('.');
        found.computeIfAbsent(name.substring(dot + 1), _ -> new ArrayList<>()).add(name.substring(0, dot));
    }

    List<String> packagesOf(String simpleName) {
        return packages.getOrDefault(simpleName, List.of());
    }

    /// The class whose name differs least; among equals the one that differs only in case, then the first.
    Optional<String> nearest(String simpleName) {
        String lower = simpleName.toLowerCase(Locale.ROOT);
        return packages.keySet().stream()
                .filter(name -> distance(name, lower) <= Math.max(1, simpleName.length() / 3))
                .min(Comparator.comparingInt((String name) -> distance(name, lower))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int distance(String name, String lower) {
        return Suggestion.distance(name.toLowerCase(Locale.ROOT), lower);
    }

    /// The class of a simple or full name, not initialised.
    Optional<Class<?>> load(String name) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        for (String owner : packagesOf(simple)) {
            try {
                return Optional.of(Class.forName(owner + "." + simple, false, StrategyClassPath.loader()));
            } catch (ClassNotFoundException | LinkageError e) {
                // the next package may have it
            }
        }
        return Optional.empty();
    }
}
