package tapedeck.cli.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import tapedeck.engine.Sha256;
import tapedeck.file.ClassClosure;
import tapedeck.file.EngineVersion;
import tapedeck.file.Hygiene;
import tapedeck.lab.compile.KeptFiles;

/// What the byte code of strategies does that it should not, remembered by the hash of that code and of the program:
/// the search loads a good part of the class-file library, and the same code has the same habits.
///
/// One small file for each, the last 64 are kept. Where the folder cannot be written nothing is remembered, and
/// everything still works.
///
/// @param folder below the workspace's state folder, which git ignores
record Habits(Path folder) {
    private static final int KEPT = 64;
    private static final String SUFFIX = ".txt";

    /// One clause for each finding.
    List<String> of(Class<?> type) {
        ClassClosure closure = ClassClosure.of(type);
        KeptFiles files = new KeptFiles(folder, SUFFIX, KEPT);
        String key = key(closure);
        Path file = files.of(key);
        try {
            if (Files.isRegularFile(file)) {
                return Files.readAllLines(file, StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            // what cannot be read is searched again
        }
        List<String> found =
                Hygiene.of(closure).stream().map(Hygiene.Finding::words).toList();
        keep(files, key, found);
        return found;
    }

    /// Of the bytes as they are: their lines are part of what is said.
    private static String key(ClassClosure closure) {
        MessageDigest digest = Sha256.digest();
        digest.update(EngineVersion.hash().getBytes(StandardCharsets.UTF_8));
        closure.classes().forEach((name, bytes) -> {
            digest.update((name + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void keep(KeptFiles files, String key, List<String> found) {
        try {
            files.write(key, String.join("\n", found).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // a folder that cannot be written, a full disk: the next process searches again
        }
    }
}
