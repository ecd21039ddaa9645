package tapedeck.cli.author;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a workspace's IDE project needs of the program's class path, as Maven dependencies.
///
/// The program's own jars are on no registry: they are named by path, below the launcher's newest build. All other
/// libraries are named by their coordinates, which the path of a jar in Maven's store spells out, so that another
/// machine can fetch them. Those of notebooks and of the command line are left out.
record ProjectLibraries(List<Path> entries, Optional<Path> home) {
    private static final Pattern STORED = Pattern.compile(".*/repository/(.+)/([^/]+)/([^/]+)/\\2-\\3\\.jar");
    private static final Pattern OWN = Pattern.compile("(tapedeck-[a-z]+)-(.+)\\.jar");
    private static final List<String> OWN_NEEDED =
            List.of("tapedeck-core", "tapedeck-strategies", "tapedeck-lab", "core", "strategies", "lab");
    /// Groups that only notebooks, charts and the command line use.
    private static final List<String> LEFT_OUT = List.of(
            "tech.tablesaw",
            "com.google.guava",
            "com.google.code.findbugs",
            "com.google.j2objc",
            "com.google.errorprone",
            "org.checkerframework",
            "it.unimi",
            "org.roaringbitmap",
            "com.univocity",
            "com.ibm.icu",
            "io.github.classgraph",
            "org.knowm",
            "de.erichseifert",
            "org.dflib",
            "org.zeromq",
            "eu.neilalexander",
            "info.picocli",
            "org.junit",
            "org.assertj",
            "org.opentest4j",
            "org.apiguardian",
            "net.bytebuddy",
            "com.tngtech");

    ProjectLibraries {
        entries = List.copyOf(entries);
    }

    /// Those of this process.
    static ProjectLibraries ofProgram(Optional<Path> home) {
        String path = System.getProperty("java.class.path", "");
        return new ProjectLibraries(
                Arrays.stream(path.split(File.pathSeparator, -1))
                        .filter(entry -> !entry.isEmpty())
                        .map(Path::of)
                        .toList(),
                home);
    }

    /// One line per dependency.
    String xml() {
        return entries.stream()
                .map(this::line)
                .flatMap(Optional::stream)
                .distinct()
                .collect(Collectors.joining("\n    "));
    }

    private Optional<String> line(Path entry) {
        String text = entry.toString().replace('\\', '/');
        Matcher stored = STORED.matcher(text);
        if (stored.matches()) {
            String group = stored.group(1).replace('/', '.');
            return LEFT_OUT.stream().anyMatch(group::startsWith)
                    ? Optional.empty()
                    : Optional.of(library(group, stored.group(2), stored.group(3)));
        }
        Matcher own = OWN.matcher(String.valueOf(entry.getFileName()));
        if (own.matches()) {
            return OWN_NEEDED.contains(own.group(1))
                    ? Optional.of(byPath(own.group(1), "$" + "{tapedeck.jars}/" + entry.getFileName()))
                    : Optional.empty();
        }
        // a developer's folder of classes: workbench/core/target/classes
        if (text.endsWith("/target/classes") && entry.getNameCount() > 2) {
            String module = entry.getName(entry.getNameCount() - 3).toString();
            return OWN_NEEDED.contains(module)
                    ? Optional.of(byPath("tapedeck-" + module, escaped(entry)))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static String library(String group, String artifact, String version) {
        return "<dependency><groupId>" + group + "</groupId><artifactId>" + artifact + "</artifactId><version>"
                + version + "</version>"
                + "<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>"
                + "</dependency>";
    }

    private static String byPath(String artifact, String path) {
        return "<dependency><groupId>io.tapedeck</groupId><artifactId>" + artifact
                + "</artifactId><version>here</version><scope>system</scope><systemPath>" + path
                + "</systemPath></dependency>";
    }

    static String escaped(Path path) {
        return path.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
