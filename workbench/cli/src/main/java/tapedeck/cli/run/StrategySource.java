package tapedeck.cli.run;

import java.io.IOException;
import java.io.InputStream;
import tapedeck.file.RunFolder;

/// The source of a built-in strategy, which its jar carries: a run folder keeps it, so that a report can show it.
final class StrategySource {
    private StrategySource() {}

    /// Adds the source file of `type` where it is known.
    static void addTo(RunFolder.Writer writer, Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/') + ".java";
        ClassLoader loader = type.getClassLoader();
        try (InputStream in = loader == null ? null : loader.getResourceAsStream("META-INF/tapedeck-sources/" + name)) {
            if (in != null) {
                writer.add(RunFolder.STRATEGY + "/" + type.getSimpleName() + ".java", in.readAllBytes());
            }
        }
    }
}
