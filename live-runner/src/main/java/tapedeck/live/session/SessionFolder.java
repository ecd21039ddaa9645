package tapedeck.live.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tapedeck.live.bundle.Lines;
import tapedeck.model.DataException;
import tapedeck.model.Suggestion;
import tapedeck.model.Times;

/// One session on disk: its tape, its log, its last known state, and the request to stop.
///
/// | file | what |
/// |---|---|
/// | `tape` | every input and every decision, in order |
/// | `session.log` | one line per event that a person would want to know |
/// | `status.txt` | the state, renewed every second |
/// | `stop` | exists once someone asked the session to end |
///
/// @param path `live-runner/sessions/<deployment>-<number>`
public record SessionFolder(Path path) {
    private static final Pattern NAME = Pattern.compile("(.+)-([0-9]+)");

    /// A new folder with the next number of a deployment.
    public static SessionFolder create(Path sessions, String deployment) throws IOException {
        Files.createDirectories(sessions);
        int last = numbers(sessions, deployment).stream()
                .max(Comparator.naturalOrder())
                .orElse(0);
        return new SessionFolder(Files.createDirectory(sessions.resolve(deployment + "-" + (last + 1))));
    }

    /// A session by its name, `paper-3`, or by its deployment's name: then the latest.
    public static SessionFolder find(Path sessions, String typed) {
        try {
            if (typed.matches("[A-Za-z0-9._-]+")
                    && Files.isRegularFile(sessions.resolve(typed).resolve("tape"))) {
                return new SessionFolder(sessions.resolve(typed));
            }
            Optional<SessionFolder> latest = latest(sessions, typed);
            if (latest.isPresent()) {
                return latest.get();
            }
            throw new DataException(
                    "TD-L064",
                    typed,
                    "there is no such session",
                    names(sessions).isEmpty()
                            ? "start one: tapedeck live start NAME --paper"
                            : Suggestion.hint(typed, names(sessions)));
        } catch (IOException e) {
            throw new DataException("TD-L065", sessions.toString(), "cannot be listed: " + e.getMessage(), "");
        }
    }

    private static List<Integer> numbers(Path sessions, String deployment) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        for (String name : names(sessions)) {
            Matcher match = NAME.matcher(name);
            if (match.matches()
                    && match.group(1).equals(deployment)
                    && match.group(2).length() < 9) {
                numbers.add(Integer.parseInt(match.group(2)));
            }
        }
        return numbers;
    }

    /// The latest session of a deployment, if it ever ran.
    public static Optional<SessionFolder> latest(Path sessions, String deployment) throws IOException {
        return numbers(sessions, deployment).stream()
                .max(Comparator.naturalOrder())
                .map(number -> new SessionFolder(sessions.resolve(deployment + "-" + number)));
    }

    /// All sessions, sorted by name.
    public static List<String> names(Path sessions) throws IOException {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(sessions)) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(sessions, Files::isDirectory)) {
                folders.forEach(folder -> names.add(String.valueOf(folder.getFileName())));
            }
        }
        names.sort(null);
        return names;
    }

    public String name() {
        return String.valueOf(path.getFileName());
    }

    public Path tape() {
        return path.resolve("tape");
    }

    public Path log() {
        return path.resolve("session.log");
    }

    /// Asks the session to end.
    public void requestStop() throws IOException {
        Files.writeString(path.resolve("stop"), "stop\n", StandardCharsets.US_ASCII);
    }

    boolean isStopRequested() {
        return Files.exists(path.resolve("stop"));
    }

    /// Adds a line to the log: time, level, event, details.
    void log(long time, String level, String event) throws IOException {
        String line = Times.format(time) + " " + level + " " + event.replace('\n', ' ') + "\n";
        Files.writeString(log(), line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /// Replaces the state as a whole: a reader sees the old one or the new one.
    void writeStatus(SortedMap<String, String> lines) throws IOException {
        Path next = path.resolve("status.next");
        Files.writeString(next, Lines.text(lines), StandardCharsets.UTF_8);
        Files.move(next, path.resolve("status.txt"), StandardCopyOption.ATOMIC_MOVE);
    }

    /// The last known state; empty before the first.
    public SortedMap<String, String> status() {
        Path file = path.resolve("status.txt");
        try {
            return Files.isRegularFile(file)
                    ? Lines.parse(Files.readString(file, StandardCharsets.UTF_8), file.toString())
                    : new TreeMap<>();
        } catch (IOException e) {
            throw new DataException("TD-L065", file.toString(), "cannot be read: " + e.getMessage(), "");
        }
    }
}
