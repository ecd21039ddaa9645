package tapedeck.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tapedeck.engine.LogDecoder;
import tapedeck.engine.LogEntry;
import tapedeck.engine.RunSummary;
import tapedeck.model.DataException;
import tapedeck.model.StrategyException;

/// A run on disk: `manifest.txt`, `config.yaml`, `strategy/`, `events.log`, immutable once it has its name.
///
/// Written aside under a temporary name and renamed when complete: nothing half-written is ever found under a run id.
public final class RunFolder {
    public static final String MANIFEST = "manifest.txt";
    public static final String CONFIG = "config.yaml";
    public static final String EVENTS = "events.log";
    public static final String STRATEGY = "strategy";

    private final Path path;

    private RunFolder(Path path) {
        this.path = path;
    }

    /// An existing run.
    public static RunFolder open(Path path) {
        if (!Files.isRegularFile(path.resolve(MANIFEST))) {
            throw new DataException(
                    "TD-D043",
                    path.toString(),
                    "there is no run here: no " + MANIFEST,
                    "tapedeck runs ls shows what there is");
        }
        return new RunFolder(path);
    }

    public Path path() {
        return path;
    }

    /// The folder's name: the first 16 digits of the run id.
    public String name() {
        return String.valueOf(path.getFileName());
    }

    /// All lines of the manifest, sorted by key.
    public SortedMap<String, String> manifest() {
        try {
            return parse(Files.readAllLines(path.resolve(MANIFEST), StandardCharsets.UTF_8), path.resolve(MANIFEST));
        } catch (IOException e) {
            throw new DataException(
                    "TD-D044",
                    path.resolve(MANIFEST).toString(),
                    "cannot be read: " + e.getMessage(),
                    "check permissions");
        }
    }

    /// Refuses another result under the same id.
    public void requireResult(RunSummary summary) {
        if (!summary.hashes().digest().equals(manifest().get("result.digest"))) {
            throw new StrategyException(
                    "TD-S114",
                    "run " + name(),
                    "came to another result than the one that is kept, though nothing of its identity has changed",
                    "a strategy may not depend on time, chance, static fields or its constructor's arguments");
        }
    }

    private static SortedMap<String, String> parse(List<String> lines, Path file) {
        SortedMap<String, String> map = new TreeMap<>();
        int number = 0;
        for (String line : lines) {
            number++;
            int at = line.indexOf(" = ");
            if (at <= 0) {
                throw new DataException(
                        "TD-D045",
                        file + ":" + number,
                        "'" + line + "' is not 'key = value'",
                        "the run folder was edited");
            }
            map.put(line.substring(0, at), line.substring(at + 3));
        }
        return map;
    }

    /// Hands every entry of the event log to `consumer`.
    public void events(LogDecoder decoder, Consumer<LogEntry> consumer) {
        try {
            EventLog.read(path.resolve(EVENTS), decoder, consumer);
        } catch (IOException e) {
            throw new DataException(
                    "TD-D044",
                    path.resolve(EVENTS).toString(),
                    "cannot be read: " + e.getMessage(),
                    "run the backtest again");
        }
    }

    /// The event log frame by frame, to verify a run or to compare two.
    public EventLog.Reader log() throws IOException {
        return new EventLog.Reader(path.resolve(EVENTS));
    }

    /// A run that is being written.
    public static final class Writer implements AutoCloseable {
        private final Path reports;
        private final Path temporary;
        private final EventLog log;
        private boolean isPublished;

        /// @param reports folder of all runs; made where it is missing
        public Writer(Path reports) throws IOException {
            this.reports = reports;
            Files.createDirectories(reports);
            temporary = fresh(reports);
            log = new EventLog(temporary.resolve(EVENTS));
        }

        /// A name of this process that nobody uses; unlike a temporary directory it has the usual permissions.
        private static Path fresh(Path reports) throws IOException {
            long process = ProcessHandle.current().pid();
            for (int n = 0; ; n++) {
                Path path = reports.resolve(".writing-" + process + "-" + n);
                try {
                    return Files.createDirectory(path);
                } catch (FileAlreadyExistsException e) {
                    if (n == 1000) {
                        throw e;
                    }
                }
            }
        }

        /// Where the session's frames go.
        public EventLog log() {
            return log;
        }

        /// Adds a file, such as the resolved configuration or a strategy's source.
        public void add(String name, byte[] content) throws IOException {
            Path file = temporary.resolve(name);
            Path parent = file.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.write(file, content);
        }

        /// Writes the manifest and gives the folder its name. An equal run that is there already stays; one of
        /// another result is refused.
        ///
        /// @param extra further lines: how it was made, not what it is
        public RunFolder publish(RunSummary summary, Map<String, String> extra) throws IOException {
            log.close();
            Files.writeString(temporary.resolve(MANIFEST), manifest(summary, extra), StandardCharsets.UTF_8);
            Path target = reports.resolve(summary.shortId());
            if (Files.exists(target.resolve(MANIFEST))) {
                return same(target, summary);
            }
            try {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException | DirectoryNotEmptyException | AtomicMoveNotSupportedException e) {
                if (!Files.exists(target.resolve(MANIFEST))) {
                    throw e;
                }
                return same(target, summary);
            }
            isPublished = true;
            return new RunFolder(target);
        }

        private static RunFolder same(Path target, RunSummary summary) {
            RunFolder there = new RunFolder(target);
            there.requireResult(summary);
            return there;
        }

        private static String manifest(RunSummary summary, Map<String, String> extra) {
            SortedMap<String, String> lines = new TreeMap<>(extra);
            summary.manifest().identity().forEach((key, value) -> lines.put("id." + key, value));
            lines.put("run.id", summary.runId());
            lines.put("result.decisions", summary.hashes().decisions());
            lines.put("result.fills", summary.hashes().fills());
            lines.put("result.equity", summary.hashes().equity());
            lines.put("result.digest", summary.hashes().digest());
            StringBuilder text = new StringBuilder();
            lines.forEach((key, value) -> text.append(key)
                    .append(" = ")
                    .append(value.replace("\n", " "))
                    .append('\n'));
            return text.toString();
        }

        /// Removes what was not published.
        @Override
        public void close() throws IOException {
            if (isPublished || !Files.exists(temporary)) {
                return;
            }
            try {
                log.close();
            } finally {
                delete(temporary);
            }
        }
    }

    /// Removes a folder and all it holds.
    public static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
