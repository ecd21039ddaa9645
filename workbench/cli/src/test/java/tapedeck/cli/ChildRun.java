package tapedeck.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One command of the real command line in a process of its own, and what came of it.
public record ChildRun(int exit, String out, String err) {
    /// @param before words in front of the JVM's, such as a shell that sets a limit
    public static ChildRun start(Path directory, Map<String, String> variables, List<String> before, List<String> words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().putAll(variables);
        Path err = Files.createTempFile("child", ".err");
        try {
            Process process = builder.redirectError(err.toFile()).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new ChildRun(process.waitFor(), out, Files.readString(err, StandardCharsets.UTF_8));
        } finally {
            Files.deleteIfExists(err);
        }
    }

    /// With no file allowed to grow beyond so many KiB: a disk that is full.
    public static ChildRun withLargestFile(Path directory, int kib, String... words)
            throws IOException, InterruptedException {
        return start(
                directory,
                Map.of(),
                List.of("bash", "-c", "ulimit -f " + kib + "; exec \"$0\" \"$@\""),
                List.of(words));
    }
}
