package tapedeck.lab.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tapedeck.model.DataException;

/// A notebook as its file keeps it. Immutable.
public final class NotebookFile {
    /// The end of a notebook's name.
    public static final String SUFFIX = ".ipynb";

    private final Path path;
    private final List<Cell> code;

    private NotebookFile(Path path, List<Cell> code) {
        this.path = path;
        this.code = List.copyOf(code);
    }

    /// A cell with Java in it.
    ///
    /// @param number    its place among all cells of the notebook, from 1
    /// @param hasOutput whether the file keeps what it once gave
    public record Cell(int number, String source, boolean hasOutput) {
        /// What a person knows it by.
        public String firstLine() {
            return source.lines()
                    .filter(line -> !line.isBlank())
                    .findFirst()
                    .orElse("")
                    .strip();
        }
    }

    /// The notebooks of a folder by name.
    public static List<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    public static NotebookFile read(Path path) throws IOException {
        try {
            JsonObject root = JsonParser.parseString(Files.readString(path, StandardCharsets.UTF_8))
                    .getAsJsonObject();
            List<Cell> code = new ArrayList<>();
            int number = 0;
            for (JsonElement element : root.getAsJsonArray("cells")) {
                JsonObject cell = element.getAsJsonObject();
                number++;
                if (cell.get("cell_type").getAsString().equals("code")) {
                    code.add(new Cell(number, text(cell.get("source")), hasOutput(cell)));
                }
            }
            return new NotebookFile(path, code);
        } catch (JsonParseException | IllegalStateException | NullPointerException e) {
            throw new DataException(
                    "TD-D055",
                    path.toString(),
                    "this is no notebook: " + e.getMessage(),
                    "open it in Jupyter and save it");
        }
    }

    private static String text(JsonElement source) {
        if (!source.isJsonArray()) {
            return source.getAsString();
        }
        StringBuilder text = new StringBuilder();
        source.getAsJsonArray().forEach(line -> text.append(line.getAsString()));
        return text.toString();
    }

    private static boolean hasOutput(JsonObject cell) {
        JsonArray outputs = cell.getAsJsonArray("outputs");
        JsonElement count = cell.get("execution_count");
        return (outputs != null && !outputs.isEmpty()) || (count != null && !count.isJsonNull());
    }

    /// The name without its end.
    public String name() {
        String name = path.getFileName().toString();
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    public Path path() {
        return path;
    }

    /// The cells with Java in them, without empty ones: those that are run, in order.
    public List<Cell> code() {
        return code.stream().filter(cell -> !cell.source().isBlank()).toList();
    }

    /// Whether any cell keeps what it once gave.
    public boolean hasOutput() {
        return code.stream().anyMatch(Cell::hasOutput);
    }
}
