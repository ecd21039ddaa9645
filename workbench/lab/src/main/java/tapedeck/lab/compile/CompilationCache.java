package tapedeck.lab.compile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tapedeck.engine.Sha256;
import tapedeck.lab.compile.Compilation.Broken;
import tapedeck.lab.compile.Compilation.Compiled;

/// Compilations on disk, each in one file named by the hash of all that went into it; the last sixteen are kept.
///
/// A file ends with the SHA-256 of the rest: a damaged one is as good as none. Where the folder cannot be written,
/// nothing is kept and everything still works.
///
/// @param folder below the workspace's state folder, which git ignores
record CompilationCache(Path folder) {
    private static final int FORMAT = 1;
    private static final int KEPT = 16;
    private static final String SUFFIX = ".classes";
    private static final int HASH_BYTES = 32;

    Optional<Compilation> read(String key) {
        Path file = files().of(key);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            byte[] all = Files.readAllBytes(file);
            int length = all.length - HASH_BYTES;
            if (length < 0
                    || !Arrays.equals(digest(all, length), Arrays.copyOfRange(all, Math.max(0, length), all.length))) {
                return Optional.empty();
            }
            return Optional.of(decode(new DataInputStream(new ByteArrayInputStream(all, 0, length))));
        } catch (IOException e) {
            // a cache that cannot be read is compiled again
            return Optional.empty();
        }
    }

    /// Keeps it for the next process.
    void write(String key, Compilation compilation) {
        try {
            files().write(key, encode(compilation));
        } catch (IOException e) {
            // a folder that cannot be written, a full disk: the classes are in memory, the next process compiles again
        }
    }

    private KeptFiles files() {
        return new KeptFiles(folder, SUFFIX, KEPT);
    }

    private static byte[] digest(byte[] all, int length) {
        return Sha256.digest().digest(Arrays.copyOf(all, length));
    }

    private static byte[] encode(Compilation compilation) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(FORMAT);
        out.writeInt(compilation.classes().size());
        for (var each : compilation.classes().entrySet()) {
            out.writeUTF(each.getKey());
            out.writeUTF(each.getValue().file());
            out.writeInt(each.getValue().bytes().length);
            out.write(each.getValue().bytes());
        }
        out.writeInt(compilation.broken().size());
        for (var each : compilation.broken().entrySet()) {
            Broken broken = each.getValue();
            for (String text : List.of(each.getKey(), broken.code(), broken.place(), broken.message(), broken.hint())) {
                out.writeUTF(text);
            }
        }
        out.writeInt(compilation.warnings().size());
        for (String warning : compilation.warnings()) {
            out.writeUTF(warning);
        }
        out.write(digest(bytes.toByteArray(), bytes.size()));
        return bytes.toByteArray();
    }

    private static Compilation decode(DataInputStream in) throws IOException {
        if (in.readInt() != FORMAT) {
            throw new IOException("another format");
        }
        SortedMap<String, Compiled> classes = new TreeMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            String name = in.readUTF();
            String file = in.readUTF();
            classes.put(name, new Compiled(file, in.readNBytes(in.readInt())));
        }
        SortedMap<String, Broken> broken = new TreeMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            broken.put(in.readUTF(), new Broken(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF()));
        }
        List<String> warnings = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            warnings.add(in.readUTF());
        }
        return new Compilation(classes, broken, warnings);
    }
}
