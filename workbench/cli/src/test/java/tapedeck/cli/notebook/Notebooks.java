package tapedeck.cli.notebook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Notebooks made by tests, each with a heading before its cells.
final class Notebooks {
    private Notebooks() {}

    static Path write(Path file, String... cells) throws IOException {
        String code = Stream.of(cells)
                .map(cell -> ", {\"cell_type\": \"code\", \"execution_count\": null, \"metadata\": {}, \"outputs\": [],"
                        + " \"source\": [\""
                        + cell.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
                        + "\"]}")
                .collect(Collectors.joining());
        Files.createDirectories(file.getParent());
        return Files.writeString(
                file,
                "{\"cells\": [{\"cell_type\": \"markdown\", \"metadata\": {}, \"source\": [\"# made\"]}" + code
                        + "], \"metadata\": {\"kernelspec\": {\"name\": \"tapedeck-java\", \"display_name\": \"Tapedeck"
                        + " (Java)\"}}, \"nbformat\": 4, \"nbformat_minor\": 4}",
                StandardCharsets.UTF_8);
    }
}
