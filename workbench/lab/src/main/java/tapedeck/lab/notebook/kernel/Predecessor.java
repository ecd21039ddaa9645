package tapedeck.lab.notebook.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The kernel that served a notebook before this one, if it died: Jupyter starts a new one by itself, and its reader
/// should learn why all variables are gone.
///
/// A kernel leaves its process id beside the connection file while it lives; a JVM that runs out of memory leaves a
/// file named by its process id in the folder that `tapedeck.kernel.folder` names.
final class Predecessor {
    /// System property: where a dying JVM leaves its mark.
    static final String FOLDER = "tapedeck.kernel.folder";

    private final Path marker;
    private final String words;

    private Predecessor(Path marker, String words) {
        this.marker = marker;
        this.words = words;
    }

    static Predecessor of(Path connectionFile) throws IOException {
        Path marker = connectionFile.resolveSibling(connectionFile.getFileName() + ".pid");
        String folder = System.getProperty(FOLDER, "");
        if (folder.isEmpty() || !Files.isRegularFile(marker)) {
            return new Predecessor(marker, "");
        }
        String pid = Files.readString(marker, StandardCharsets.UTF_8).strip();
        boolean isExhausted = Files.deleteIfExists(Path.of(folder, "exhausted-" + pid));
        return new Predecessor(marker, isExhausted ? words() : "");
    }

    private static String words() {
        long megabytes = Runtime.getRuntime().maxMemory() >> 20;
        return "The kernel before this one ran out of memory (" + megabytes + " MB) and ended: this is a new one, and"
                + " what it knew is gone. More memory: tapedeck notebook --memory 4g";
    }

    /// Empty where it did not run out of memory.
    String lastWords() {
        return words;
    }

    /// This process is the kernel now.
    void replace() throws IOException {
        Files.writeString(marker, Long.toString(ProcessHandle.current().pid()), StandardCharsets.UTF_8);
    }

    /// A kernel that ends as it should leaves nothing.
    void leave() throws IOException {
        Files.deleteIfExists(marker);
    }
}
