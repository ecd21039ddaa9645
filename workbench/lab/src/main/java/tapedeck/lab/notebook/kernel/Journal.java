package tapedeck.lab.notebook.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Notes which cell is running and how it failed, in a file for whoever started the kernel: a kernel that dies can no
/// longer tell.
///
/// The first line is the number of the cell among those that were run, from 1; then, where it failed, why.
final class Journal {
    /// Environment variable with the file's path.
    static final String VARIABLE = "TAPEDECK_NOTEBOOK_JOURNAL";

    private final @Nullable Path file;
    private int cells;

    Journal(@Nullable Path file) {
        this.file = file;
    }

    /// The journal that the environment asks for, or one that goes nowhere.
    static Journal ofProcess() {
        String path = System.getenv(VARIABLE);
        return new Journal(path == null || path.isEmpty() ? null : Path.of(path));
    }

    void begin(String source) {
        if (!source.isBlank()) {
            cells++;
            write("");
        }
    }

    void failed(CellError error) {
        write(String.join("\n", error.lines()) + "\n");
    }

    private void write(String text) {
        Path path = file;
        if (path == null) {
            return;
        }
        try {
            Files.writeString(path, cells + "\n" + text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
