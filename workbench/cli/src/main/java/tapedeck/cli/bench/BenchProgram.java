package tapedeck.cli.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Failure;

/// The program that measures, in processes of its own: the module `workbench/bench`, which only the profile `bench`
/// builds. The launcher builds it on first use and says where it is.
final class BenchProgram {
    private static final String MAIN = "tapedeck.bench.BenchProcess";
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED");

    private static final Path HUGE_PAGES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

    private final String classPath;

    private BenchProgram(String classPath) {
        this.classPath = classPath;
    }

    /// Finds it: where the launcher says, on the own class path, or in a developer's build beside it.
    static BenchProgram find(Optional<Path> home) {
        String own = System.getProperty("java.class.path");
        String told = System.getProperty("tapedeck.bench", "");
        if (!told.isEmpty()) {
            return new BenchProgram(told + File.pathSeparator + own);
        }
        if (BenchProgram.class.getResource("/" + MAIN.replace('.', '/') + ".class") != null) {
            return new BenchProgram(own);
        }
        Path built = home.orElse(Path.of("")).resolve("workbench/bench/target/classes");
        if (home.isPresent() && Files.isDirectory(built.resolve("tapedeck/bench"))) {
            return new BenchProgram(built + File.pathSeparator + own);
        }
        throw new Failure(
                ExitCode.ENVIRONMENT,
                "TD-E040",
                "bench",
                "the benchmarks are not built",
                "start it by ./tapedeck bench, or build them: ./mvnw -Pbench package");
    }

    /// Runs one step; its rows in order. Its standard error is ours; an interrupt ends it.
    List<BenchRow> run(BenchSet.Step step, Console console) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        if (hasHugePages()) {
            command.add("-XX:+UseTransparentHugePages");
        }
        command.add("-Xmx" + step.memory());
        command.addAll(List.of("-cp", classPath, MAIN));
        command.addAll(step.words());
        console.detail(
                String.join(" ", command.subList(command.size() - step.words().size(), command.size())));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            process.getOutputStream().close();
            List<BenchRow> rows = rows(process, console);
            int exit = process.waitFor();
            if (exit != 0) {
                throw new Failure(
                        ExitCode.ENVIRONMENT,
                        "TD-E041",
                        String.join(" ", step.words()),
                        "the measuring process ended with " + exit,
                        "its message is above; too little memory or disk is the usual cause");
            }
            return rows;
        } finally {
            process.destroy();
        }
    }

    /// As the launcher does for a backtest.
    private static boolean hasHugePages() throws IOException {
        return Files.isReadable(HUGE_PAGES)
                && !Files.readString(HUGE_PAGES, StandardCharsets.UTF_8).contains("[never]");
    }

    private static List<BenchRow> rows(Process process, Console console) throws IOException {
        List<BenchRow> rows = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("{")) {
                    rows.add(BenchRow.parse(line));
                } else {
                    console.detail(line);
                }
            }
        }
        return rows;
    }
}
