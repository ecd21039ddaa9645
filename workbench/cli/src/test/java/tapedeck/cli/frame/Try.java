package tapedeck.cli.frame;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// One command run within the test, and what came of it.
record Try(ExitCode exit, String out, String err) {
    static Try of(String... words) {
        return in(environment -> environment, words);
    }

    static Try in(UnaryOperator<Environment> change, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Environment plain = Environment.plain(
                        InputStream.nullInputStream(),
                        new PrintStream(out, false, StandardCharsets.UTF_8),
                        new PrintStream(err, false, StandardCharsets.UTF_8))
                .withVariables(Map.of())
                .withFolders(Path.of("").toAbsolutePath(), Path.of("nowhere"), Optional.empty());
        ExitCode exit = new Frame(TestVerbs.table(), change.apply(plain), "1.2.3").run(List.of(words));
        return new Try(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
