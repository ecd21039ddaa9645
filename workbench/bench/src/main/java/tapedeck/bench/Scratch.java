package tapedeck.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder for generated data; it goes when the measurement is over, and also when the process is stopped.
final class Scratch implements AutoCloseable {
    private final Path folder;
    private final Thread atExit;
    private int names;

    Scratch() throws IOException {
        folder = Files.createTempDirectory("tapedeck-bench-");
        atExit = Thread.ofPlatform().unstarted(() -> delete(folder));
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    Path folder() {
        return folder;
    }

    /// A path that no one has used yet.
    Path fresh(String end) {
        return folder.resolve(names++ + end);
    }

    @Override
    public void close() {
        delete(folder);
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    static void delete(Path folder) {
        List<Path> paths;
        try (Stream<Path> found = Files.walk(folder)) {
            paths = found.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException gone) {
            return;
        }
        for (Path path : paths) {
            path.toFile().delete();
        }
    }
}
