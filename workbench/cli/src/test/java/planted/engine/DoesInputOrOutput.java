package planted.engine;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// Planted: each method reads or writes something outside the process.
public final class DoesInputOrOutput {
    void print() {
        System.out.println();
    }

    byte[] read(Path file) throws IOException {
        return Files.readAllBytes(file);
    }

    void close(FileChannel channel) throws IOException {
        channel.close();
    }

    URI address() {
        return URI.create("x");
    }

    void start() throws IOException {
        new ProcessBuilder("true").start();
    }
}
