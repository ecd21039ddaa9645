package tapedeck.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A small clone of the repository in a scratch folder: the real launcher and finder, a wrapper that builds nothing but
/// notes that it was asked, and JDKs that are folders with a `java` which prints its arguments.
final class Clone {
    private static final List<String> TOOLS = List.of(
            "sh",
            "cat",
            "cp",
            "date",
            "find",
            "grep",
            "head",
            "ln",
            "ls",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sleep",
            "touch");

    private static final String WRAPPER = """
            #!/bin/sh
            echo built >>../builds
            [ ! -e ../broken ] || { echo '[ERROR] Main.java:[1,1] this is broken'; exit 1; }
            for module in workbench/cli workbench/core workbench/lab live-runner strategies; do
              mkdir -p "$module/target/app"
              : >"$module/target/app/tapedeck-${module##*/}.jar"
            done
            : >../library.jar
            printf '%s' "$PWD/workbench/core/target/app/tapedeck-core.jar:$PWD/../library.jar" >workbench/cli/target/app/classpath
            """;

    private static final String JAVA = """
            #!/bin/sh
            echo "folder=$(pwd)"
            for argument in "$@"; do
              echo "$argument"
              case $argument in -XX:ArchiveClassesAtExit=*) echo archive >"${argument#*=}" ;; esac
            done
            exit "${EXIT_WITH:-0}"
            """;

    private final Path scratch;
    private final Path home;
    private final Map<String, String> environment = new TreeMap<>();

    Clone(Path scratch) throws IOException {
        this.scratch = scratch;
        home = Files.createDirectory(scratch.resolve("a clone"));
        Path original = original();
        Files.createDirectory(home.resolve(".mvn"));
        Files.copy(original.resolve(".mvn/find-jdk.sh"), home.resolve(".mvn/find-jdk.sh"));
        Files.copy(original.resolve("tapedeck"), home.resolve("tapedeck"));
        script(home.resolve("mvnw"), WRAPPER);
        Files.createFile(home.resolve("pom.xml"));
        Files.createDirectories(home.resolve("workbench/core/src/main"));
        environment.put("PATH", tools().toString());
        environment.put("HOME", scratch.toString());
        environment.put(
                "TAPEDECK_JDK_ROOTS",
                Files.createDirectory(scratch.resolve("jdks")).toString());
    }

    /// Adds a JDK of this version beneath the usual places.
    Path jdk(String folder, String version) throws IOException {
        Path jdk = jre(folder, version);
        script(jdk.resolve("bin/javac"), JAVA);
        return jdk;
    }

    /// Adds a Java that cannot compile.
    Path jre(String folder, String version) throws IOException {
        Path jre = scratch.resolve("jdks").resolve(folder);
        Files.createDirectories(jre.resolve("bin"));
        script(jre.resolve("bin/java"), JAVA);
        Files.writeString(jre.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return jre;
    }

    /// Adds what a run is played with when loaded classes are archived.
    Clone withSample() throws IOException {
        for (String file : List.of(
                "data/market_data/stocks/ACME.csv", "workbench/cli/src/main/resources/tapedeck/cli/author/rules.txt")) {
            Files.createDirectories(home.resolve(file).getParent());
            Files.createFile(home.resolve(file));
        }
        for (String source : List.of("workbench/core/src/main", "workbench/cli/src/main")) {
            try (Stream<Path> files = Files.walk(home.resolve(source))) {
                for (Path file : files.toList()) {
                    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
                }
            }
        }
        return this;
    }

    /// What the launcher keeps of the newest build, by name.
    List<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve(".tapedeck/latest/"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    Clone with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Path file(String name) {
        return home.resolve(name);
    }

    Path beside(String name) {
        return scratch.resolve(name);
    }

    long builds() throws IOException {
        Path builds = beside("builds");
        return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
    }

    Running start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(file("tapedeck").toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(scratch, "output", "");
        Path errors = Files.createTempFile(scratch, "errors", "");
        ProcessBuilder builder = new ProcessBuilder(command).directory(scratch.toFile());
        builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new Running(builder.start(), output, errors);
    }

    Finished launch(String... arguments) throws IOException, InterruptedException {
        return start(arguments).finish();
    }

    /// A launcher under way; what it prints goes to files.
    record Running(Process process, Path output, Path errors) {
        Finished finish() throws IOException, InterruptedException {
            int exitCode = process.waitFor();
            return new Finished(exitCode, Files.readAllLines(output), Files.readString(errors));
        }
    }

    /// What is left of a launcher: its exit code and what it printed.
    record Finished(int exitCode, List<String> output, String errors) {}

    // only what POSIX promises, and no java: the JDKs of the machine that runs the test stay out of sight
    private Path tools() throws IOException {
        Path tools = Files.createDirectory(scratch.resolve("tools"));
        for (String tool : TOOLS) {
            script(tools.resolve(tool), "#!/bin/sh\nexec '" + onPath(tool) + "' \"$@\"\n");
        }
        return tools;
    }

    private static Path onPath(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + tool + " on PATH"));
    }

    private static Path original() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = Objects.requireNonNull(folder.getParent(), "not inside the repository");
        }
        return folder;
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
