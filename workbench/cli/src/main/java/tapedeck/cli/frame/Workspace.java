package tapedeck.cli.frame;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The folder that a user works in: data, strategies, reports and notebooks below it, settings in it.
///
/// @param root absolute
public record Workspace(Path root) {
    /// The file that makes any folder a workspace.
    public static final String MARK = "tapedeck.yaml";

    /// The nearest folder upward that holds `tapedeck.yaml` or looks like the repository; else the program's own.
    static Optional<Workspace> find(Path start, Optional<Path> home) {
        for (Path folder = start.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            if (isWorkspace(folder)) {
                return Optional.of(new Workspace(folder));
            }
        }
        return home.map(Workspace::new);
    }

    private static boolean isWorkspace(Path folder) {
        return Files.isRegularFile(folder.resolve(MARK))
                || (Files.isDirectory(folder.resolve("strategies"))
                        && Files.isDirectory(folder.resolve("data").resolve("market_data")));
    }

    public Path data() {
        return root.resolve("data");
    }

    public Path strategies() {
        return root.resolve("strategies");
    }

    public Path reports() {
        return root.resolve("reports");
    }

    public Path notebooks() {
        return root.resolve("notebooks");
    }

    public Path deployments() {
        return root.resolve("live-runner").resolve("deployments");
    }

    public Path sessions() {
        return root.resolve("live-runner").resolve("sessions");
    }

    /// What the program keeps for itself, such as compiled strategies; git ignores it, and it may be removed.
    public Path state() {
        return root.resolve(".tapedeck");
    }

    /// The project's settings; the file need not exist.
    public Path settings() {
        return root.resolve(MARK);
    }

    /// A path as people like to read it: below the root without the root's name in front.
    public String relative(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(root) ? root.relativize(absolute).toString() : absolute.toString();
    }
}
