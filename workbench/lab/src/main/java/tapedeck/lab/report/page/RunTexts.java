package tapedeck.lab.report.page;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tapedeck.file.RunFolder;
import tapedeck.model.DataException;

/// The texts kept in a run folder: configuration and strategy sources, by their name below it. Immutable.
public record RunTexts(SortedMap<String, String> files) {
    private static final long LARGEST = 200_000;

    public RunTexts {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /// Reads what there is; a file too large to show is named only.
    public static RunTexts read(RunFolder run) {
        SortedMap<String, String> files = new TreeMap<>();
        Path config = run.path().resolve(RunFolder.CONFIG);
        Path strategy = run.path().resolve(RunFolder.STRATEGY);
        try {
            if (Files.isRegularFile(config)) {
                files.put(RunFolder.CONFIG, read(config));
            }
            if (Files.isDirectory(strategy)) {
                try (Stream<Path> found = Files.walk(strategy)) {
                    List<Path> sources =
                            found.filter(Files::isRegularFile).sorted().toList();
                    for (Path source : sources) {
                        String name = run.path().relativize(source).toString().replace('\\', '/');
                        files.put(name, read(source));
                    }
                }
            }
        } catch (IOException e) {
            throw new DataException("TD-D044", run.path().toString(), "cannot be read: " + e, "check permissions");
        }
        return new RunTexts(files);
    }

    private static String read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            return "(" + Files.size(file) + " bytes: see the run folder)";
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                .toString();
    }
}
