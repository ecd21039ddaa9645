package tapedeck.cli.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Failure;

/// This command line once more, in a Java process of its own with other surroundings.
final class FreshProcess {
    /// What a set-up may choose anew is not inherited.
    private static final List<String> OWN = List.of(
            "-XX:+Use", "-XX:Tiered", "-XX:SharedArchive", "-XX:AOT", "-Xshare", "-Xint", "-Duser.", "-agentlib");

    private FreshProcess() {}

    /// One way to set up a process.
    record SetUp(String name, List<String> flags) {
        SetUp {
            flags = List.copyOf(flags);
        }

        static final SetUp SAME = new SetUp("as here", List.of("-XX:+UseSerialGC"));

        /// What must not change a result: where the machine stands, which language it speaks, how Java runs.
        static final List<SetUp> MATRIX = List.of(
                new SetUp("time zone of Kolkata", List.of("-Duser.timezone=Asia/Kolkata")),
                new SetUp("time zone of St. John's", List.of("-Duser.timezone=America/St_Johns")),
                new SetUp("Turkish", List.of("-Duser.language=tr", "-Duser.country=TR")),
                new SetUp("Arabic, G1 collector", List.of("-Duser.language=ar", "-Duser.country=EG", "-XX:+UseG1GC")),
                new SetUp("parallel collector", List.of("-XX:+UseParallelGC")),
                new SetUp("interpreter, no compiler", List.of("-Xint", "-XX:+UseSerialGC")));
    }

    /// Runs it and returns the lines of its standard output; its standard error goes to ours.
    static List<String> run(SetUp setUp, Path directory, List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (OWN.stream().noneMatch(flag::startsWith)) {
                command.add(flag);
            }
        }
        command.addAll(setUp.flags());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "tapedeck.cli.Main"));
        command.addAll(words);
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            if (exit != 0) {
                throw new Failure(
                        ExitCode.CHECK,
                        "TD-K011",
                        setUp.name(),
                        "the process ended with " + exit,
                        "its message is above");
            }
            return out.lines().toList();
        } finally {
            process.destroy();
        }
    }
}
