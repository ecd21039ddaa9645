package tapedeck.live.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import tapedeck.model.ConfigException;
import tapedeck.model.Suggestion;

/// The folder of all deployments: per name its bundles, and which of them is the current one.
///
/// @param root `live-runner/deployments`
public record Deployments(Path root) {
    private static final String CURRENT = "current";
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}";

    /// Refuses a name that could lead elsewhere.
    public Path folder(String name) {
        if (!name.matches(NAME)) {
            throw new ConfigException(
                    "TD-L043", "name", "'" + name + "' is not a deployment's name", "letters, digits, . _ and -");
        }
        return root.resolve(name);
    }

    /// The current bundle of a deployment, not yet verified.
    public Path current(String name) {
        Path pointer = folder(name).resolve(CURRENT);
        if (!Files.isRegularFile(pointer)) {
            throw new ConfigException(
                    "TD-L044",
                    name,
                    "nothing was promoted under this name",
                    names().isEmpty()
                            ? "tapedeck promote RUN --to paper --name " + name
                            : Suggestion.hint(name, names()));
        }
        try {
            String id = Files.readString(pointer, StandardCharsets.US_ASCII).strip();
            if (!id.matches("[0-9a-f]{16}")) {
                throw new ConfigException(
                        "TD-L045", pointer.toString(), "'" + id + "' is not a bundle's id", "promote again");
            }
            return folder(name).resolve(id);
        } catch (IOException e) {
            throw new ConfigException("TD-L045", pointer.toString(), "cannot be read: " + e.getMessage(), "");
        }
    }

    /// Points a name at one of its bundles, at once or not at all.
    void point(String name, String id) throws IOException {
        Path next = folder(name).resolve(CURRENT + ".next");
        Files.writeString(next, id + "\n", StandardCharsets.US_ASCII);
        Files.move(next, folder(name).resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE);
    }

    /// The file that only one session of a name can lock.
    public Path lockFile(String name) {
        return folder(name).resolve("live.lock");
    }

    /// All deployments, sorted.
    public List<String> names() {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(root)) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, Files::isDirectory)) {
                folders.forEach(folder -> names.add(String.valueOf(folder.getFileName())));
            } catch (IOException e) {
                throw new ConfigException("TD-L045", root.toString(), "cannot be listed: " + e.getMessage(), "");
            }
        }
        names.sort(null);
        return names;
    }
}
