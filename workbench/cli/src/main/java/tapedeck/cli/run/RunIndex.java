package tapedeck.cli.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.JsonReader;
import tapedeck.file.RunFolder;
import tapedeck.model.DataException;

/// The order and the names of runs: `reports/index.ndjson`, a log of one JSON line per run, tag or removal.
///
/// Only ever appended to, under a lock, so two commands at once both find their line. The newest line decides which
/// run is the last one; times of files never do. Runs that are only folders come first, by name.
final class RunIndex {
    private static final String FILE = "index.ndjson";

    private final Path reports;

    RunIndex(Path reports) {
        this.reports = reports;
    }

    /// The folder of all runs.
    Path reports() {
        return reports;
    }

    /// Every run that exists, oldest first.
    List<RunEntry> entries() throws IOException {
        Map<String, RunEntry> byRun = new LinkedHashMap<>();
        Map<String, String> tags = new LinkedHashMap<>();
        for (String folder : folders()) {
            byRun.put(folder, new RunEntry(folder, "", "", "", "", "", RunEntry.Figures.NONE, List.of()));
        }
        int number = 0;
        for (String line : lines()) {
            number++;
            apply(parse(line, number), byRun, tags);
        }
        List<RunEntry> entries = new ArrayList<>();
        for (RunEntry entry : byRun.values()) {
            List<String> names = tags.entrySet().stream()
                    .filter(tag -> tag.getValue().equals(entry.run()))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
            entries.add(entry.tagged(names));
        }
        return entries;
    }

    private static void apply(
            Map<String, @Nullable Object> line, Map<String, RunEntry> byRun, Map<String, String> tags) {
        String run = RunEntry.text(line, "run");
        switch (RunEntry.text(line, "event")) {
            case "run" -> {
                if (byRun.remove(run) != null) {
                    byRun.put(run, RunEntry.of(line));
                }
            }
            case "tag" -> tags.put(RunEntry.text(line, "tag"), run);
            case "untag" -> tags.remove(RunEntry.text(line, "tag"));
            default -> {
                // a later version may say more; what it says is not about order or names
            }
        }
    }

    /// Removed runs need no line: a folder that is gone is not shown.
    void add(RunEntry entry) throws IOException {
        append(entry.json());
    }

    /// A name belongs to one run: the last one that got it.
    void tag(String run, String name) throws IOException {
        append(new JsonObject().put("event", "tag").put("run", run).put("tag", name));
    }

    void untag(String run, String name) throws IOException {
        append(new JsonObject().put("event", "untag").put("run", run).put("tag", name));
    }

    private List<String> folders() throws IOException {
        TreeSet<String> names = new TreeSet<>();
        if (Files.isDirectory(reports)) {
            try (Stream<Path> list = Files.list(reports)) {
                list.filter(path -> Files.isRegularFile(path.resolve(RunFolder.MANIFEST)))
                        .map(path -> path.getFileName().toString())
                        .filter(name -> name.matches("[0-9a-f]{16}"))
                        .forEach(names::add);
            }
        }
        return List.copyOf(names);
    }

    /// Without what a crash left after the last line's end.
    private List<String> lines() throws IOException {
        Path file = reports.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        String text = Files.readString(file, StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private Map<String, @Nullable Object> parse(String line, int number) {
        try {
            return JsonReader.object(line);
        } catch (IllegalArgumentException e) {
            throw new DataException(
                    "TD-D053",
                    reports.resolve(FILE) + ":" + number,
                    "not a line of the index: " + e.getMessage(),
                    "remove that line; the runs themselves are not touched");
        }
    }

    private void append(JsonObject line) throws IOException {
        Files.createDirectories(reports);
        try (FileChannel channel = FileChannel.open(
                        reports.resolve(FILE),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            long end = lock.isValid() ? wholeLines(channel) : 0;
            channel.truncate(end);
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
            channel.position(end);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    /// Where the last whole line ends: what a crash left behind it is overwritten.
    private static long wholeLines(FileChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            one.clear();
            channel.read(one, end - 1);
            if (one.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }
}
