package tapedeck.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/// SmaCross with one constant changed, compiled into a folder that goes before the real one on a class path.
final class ChangedStrategy {
    private static final String SOURCE = "strategies/src/main/java/tapedeck/strategies/SmaCross.java";

    private ChangedStrategy() {}

    static Path compile(Path folder) throws IOException {
        String real = Files.readString(root().resolve(SOURCE));
        String changed = real.replaceFirst("int slow = 30;", "int slow = 31;");
        assertThat(changed).isNotEqualTo(real);
        Path source = Files.writeString(Files.createDirectories(folder).resolve("SmaCross.java"), changed);
        int failures = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-parameters",
                        "-proc:none",
                        "-nowarn",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        source.toString());
        assertThat(failures).isZero();
        return folder;
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            Path above = folder.getParent();
            if (above == null) {
                throw new IllegalStateException("the tests run outside the repository");
            }
            folder = above;
        }
        return folder;
    }
}
