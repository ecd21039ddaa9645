package tapedeck.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What a reader has after cloning, as far as commands need it: the sample of data, the folders, and a `./tapedeck`
/// that runs the classes under test.
final class ScratchClone {
    private static final long LONGEST_MINUTES = 10;

    private final Path folder;

    ScratchClone(Path folder, ArchivedProgram program) throws IOException {
        this.folder = folder;
        Path original = root();
        copy(original.resolve("data"), folder.resolve("data"));
        Files.createDirectories(folder.resolve("strategies"));
        Files.createDirectories(folder.resolve("reports"));
        Path launcher = folder.resolve("tapedeck");
        Files.writeString(launcher, program.script(folder), StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /// The repository: the folder that holds the wrapper.
    static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.exists(at.resolve("mvnw"))) {
            at = at.getParent();
        }
        if (at == null) {
            throw new IllegalStateException("the tests run outside the repository");
        }
        return at;
    }

    /// What the script printed, and how it ended.
    record Outcome(int exit, String text) {}

    /// Runs a script with bash, stopping at the first command that fails.
    Outcome run(String script) throws IOException, InterruptedException {
        Path log = Files.createTempFile(folder, "block", ".log");
        ProcessBuilder bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(log.toFile());
        bash.environment().put("HOME", folder.toString());
        bash.environment().keySet().removeIf(name -> name.startsWith("TAPEDECK"));
        Process process = bash.start();
        boolean isDone = process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        String text = Files.readString(log, StandardCharsets.UTF_8);
        return new Outcome(isDone ? process.exitValue() : -1, text);
    }

    /// All but what the program makes of the data by itself.
    static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(from)) {
            all = walk.filter(
                            path -> !path.startsWith(from.resolve("store")) && !path.startsWith(from.resolve("cache")))
                    .toList();
        }
        for (Path path : all) {
            Path target = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(target);
            } else {
                Files.copy(path, target);
            }
        }
    }
}
