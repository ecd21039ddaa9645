package tapedeck.cli.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import tapedeck.engine.Sha256;
import tapedeck.file.ClassClosure;
import tapedeck.file.EngineVersion;
import tapedeck.file.Hygiene;

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
        Path file = folder.resolve(key(closure) + SUFFIX);
        try {
            if (Files.isRegularFile(file)) {
                return Files.readAllLines(file, StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            // what cannot be read is searched again
        }
        List<String> found =
                Hygiene.of(closure).stream().map(Hygiene.Finding::words).toList();
        keep(file, found);
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

    private void keep(Path file, List<String> found) {
        try {
            Files.createDirectories(folder);
            Path aside = Files.createTempFile(folder, ".writing-", "");
            Files.write(aside, found, StandardCharsets.UTF_8);
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            removeOld();
        } catch (IOException e) {
            // a folder that cannot be written, a full disk: the next process searches again
        }
    }

    private void removeOld() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> old = all.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparing(Habits::time).reversed())
                    .skip(KEPT)
                    .toList();
            for (Path file : old) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            // removed by another process meanwhile
            return FileTime.fromMillis(0);
        }
    }
}
