package tapedeck.lab.notebook.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A cell that did not end well, in the lines that its reader sees.
final class CellError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    /// @param message one line: what went wrong
    /// @param lines   all that the reader sees
    /// @param cause   null where nothing was thrown
    CellError(String message, List<String> lines, @Nullable Throwable cause) {
        // no trace of its own: the protocol library would send the kernel's frames to the reader
        super(message, cause, false, false);
        this.lines = List.copyOf(lines);
    }

    CellError(String message, List<String> lines) {
        this(message, lines, null);
    }

    List<String> lines() {
        return lines;
    }
}
