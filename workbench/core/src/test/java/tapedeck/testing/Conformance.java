package tapedeck.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/// Finds the outside cases, which live beside the repository and are not part of it. A test that
/// needs an absent one is skipped by name, and so counted.
public final class Conformance {
    private Conformance() {}

    /// The file of this name in `shared/conformance`, beside the repository or above it.
    public static Path file(String name) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared").resolve("conformance").resolve(name);
            if (Files.isReadable(file)) {
                return file;
            }
        }
        return abort("outside cases not present: shared/conformance/" + name);
    }
}
