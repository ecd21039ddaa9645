package tapedeck.lab.analytics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Reads cases that others worked out, from `shared/conformance` beside the project; a skip where that folder is
/// absent.
final class OutsideCases {
    private OutsideCases() {}

    /// A value of a case file that knows how to complain when something expected is not there.
    record Node(Object value) {
        boolean has(String key) {
            return value instanceof Map<?, ?> map && map.containsKey(key);
        }

        Node at(String key) {
            Object found = ((Map<?, ?>) value).get(key);
            if (found == null) {
                throw new IllegalStateException("no " + key + " in " + value);
            }
            return new Node(found);
        }

        Node at(int i) {
            return items().get(i);
        }

        List<Node> items() {
            return ((List<?>) value).stream().map(Node::new).toList();
        }

        List<String> keys() {
            return ((Map<?, ?>) value).keySet().stream().map(String::valueOf).toList();
        }

        double number() {
            return ((Number) value).doubleValue();
        }

        int count() {
            return ((Number) value).intValue();
        }

        String text() {
            return String.valueOf(value);
        }
    }

    static Node json(String name) {
        // JSON is a subset of what the YAML reader takes.
        return new Node(new Load(LoadSettings.builder().build()).loadFromString(read(name)));
    }

    static List<String> lines(String name) {
        return read(name).lines().toList();
    }

    private static String read(String name) {
        Path file = folder().resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "outside case " + name + " is not here");
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        for (Path above = root.getParent(); above != null; above = above.getParent()) {
            Path folder = above.resolve("shared").resolve("conformance");
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        return root.resolveSibling("shared").resolve("conformance");
    }
}
