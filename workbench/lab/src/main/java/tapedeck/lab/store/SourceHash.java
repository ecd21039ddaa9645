package tapedeck.lab.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import tapedeck.engine.Sha256;
import tapedeck.model.DataException;

/// SHA-256 of a source file, computed beside its reading: one thread hashes while another parses.
///
/// Closing it ends the work where the import ended early. Used by one thread.
final class SourceHash implements AutoCloseable {
    private static final int CHUNK = 1 << 18;

    private final Path path;
    private final CompletableFuture<String> hash;
    private volatile boolean isStopped;

    private SourceHash(Path path) {
        this.path = path;
        this.hash = CompletableFuture.supplyAsync(this::compute);
    }

    /// Begins to hash.
    static SourceHash start(Path path) {
        return new SourceHash(path);
    }

    /// 64 hexadecimal digits, once the whole file is read.
    String finish() {
        try {
            return hash.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof DataException unreadable ? unreadable : e;
        }
    }

    private String compute() {
        MessageDigest digest = Sha256.digest();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(path)) {
            for (int count = in.read(chunk); count >= 0 && !isStopped; count = in.read(chunk)) {
                digest.update(chunk, 0, count);
            }
        } catch (IOException e) {
            throw new DataException(
                    "TD-D001",
                    path.toString(),
                    "cannot be read: " + Optional.ofNullable(e.getMessage()).orElse(e.toString()),
                    "check the path");
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() {
        isStopped = true;
    }
}
