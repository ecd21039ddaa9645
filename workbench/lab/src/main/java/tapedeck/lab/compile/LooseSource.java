package tapedeck.lab.compile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tapedeck.model.StrategyException;

/// One `.java` file of a strategies folder as it was read.
///
/// @param place the file as people read it: `strategies/EmaCross.java`
/// @param text  its content
record LooseSource(String place, String text) {
    static final String SUFFIX = ".java";
    private static final int MOST_FILES = 1000;
    private static final long MOST_BYTES = 1 << 20;

    /// All of a folder's own files, sorted by name; none where there is no folder. What lies deeper is not loose.
    static List<LooseSource> all(Path folder) throws IOException {
        List<LooseSource> sources = new ArrayList<>();
        for (Path file : files(folder)) {
            sources.add(read(folder, file));
        }
        return sources;
    }

    /// The names that the folder's files stand for, sorted, without reading them.
    static List<String> names(Path folder) throws IOException {
        return files(folder).stream()
                .map(file -> stem(String.valueOf(file.getFileName())))
                .toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.list(folder)) {
            List<Path> files = walk.filter(LooseSource::isLoose)
                    .sorted()
                    .limit(MOST_FILES + 1)
                    .toList();
            if (files.size() > MOST_FILES) {
                throw new StrategyException(
                        "TD-S108",
                        folder.toString(),
                        "more than " + MOST_FILES + " loose strategies",
                        "move some of them to a project of their own");
            }
            return files;
        }
    }

    private static boolean isLoose(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(SUFFIX)
                && !name.startsWith(".")
                && !name.equals("package-info.java")
                && !name.equals("module-info.java")
                && Files.isRegularFile(file);
    }

    private static LooseSource read(Path folder, Path file) throws IOException {
        String place = folder.getFileName() + "/" + file.getFileName();
        if (Files.size(file) > MOST_BYTES) {
            throw new StrategyException("TD-S108", place, "is larger than 1 MB", "it is no strategy's source");
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            return new LooseSource(
                    place, StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            throw new StrategyException("TD-S108", place, "is not UTF-8 text", "save it as UTF-8").causedBy(e);
        }
    }

    /// `EmaCross.java`.
    String file() {
        return place.substring(place.lastIndexOf('/') + 1);
    }

    /// `EmaCross`: the name that its strategy goes by.
    String name() {
        return stem(file());
    }

    static String stem(String file) {
        return file.substring(0, file.length() - SUFFIX.length());
    }
}
