package tapedeck.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tapedeck.cli.frame.Environment;

/// One command of the real command line run within the test, in a folder, and what came of it.
public record Try(int exit, String out, String err) {
    /// No variable of the machine, no home of a user, no program folder.
    public static Try in(Path folder, String... words) {
        return in(folder, Map.of(), words);
    }

    public static Try in(Path folder, Map<String, String> variables, String... words) {
        return run(folder, variables, false, words);
    }

    /// With standard error on a terminal.
    public static Try onTerminal(Path folder, String... words) {
        return run(folder, Map.of(), true, words);
    }

    private static Try run(Path folder, Map<String, String> variables, boolean isTerminal, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Environment environment = Environment.plain(
                        InputStream.nullInputStream(),
                        new PrintStream(out, false, StandardCharsets.UTF_8),
                        new PrintStream(err, false, StandardCharsets.UTF_8))
                .withVariables(variables)
                .withTerminals(false, isTerminal)
                .withFolders(folder, folder.resolve("nobody"), Optional.empty());
        int exit = Main.run(words, environment);
        return new Try(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
