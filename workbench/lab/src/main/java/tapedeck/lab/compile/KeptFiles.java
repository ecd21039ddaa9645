package tapedeck.lab.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder of small files by key, of which the newest stay: what a process found out and the next need not. A file has
/// its name only when it is complete; several processes may write at once.
///
/// @param suffix of the files that are its own
/// @param most   files that stay
public record KeptFiles(Path folder, String suffix, int most) {
    /// Where the file of a key is, or would be.
    public Path of(String key) {
        return folder.resolve(key + suffix);
    }

    /// Keeps the content for a key and removes the oldest files beyond the limit.
    public void write(String key, byte[] content) throws IOException {
        Files.createDirectories(folder);
        Path aside = Files.createTempFile(folder, ".writing-", "");
        try {
            Files.write(aside, content);
            Files.move(aside, of(key), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
        removeOld();
    }

    private void removeOld() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> old = all.filter(file -> file.toString().endsWith(suffix))
                    .sorted(Comparator.comparing(KeptFiles::time).reversed())
                    .skip(most)
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
