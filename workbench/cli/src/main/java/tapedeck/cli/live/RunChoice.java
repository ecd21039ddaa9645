package tapedeck.cli.live;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tapedeck.cli.frame.Failure;
import tapedeck.cli.frame.Workspace;
import tapedeck.file.RunFolder;

/// The run that a word names: the beginning of its id, `@last` or `@last~2`.
final class RunChoice {
    private static final String LAST = "@last";

    private RunChoice() {}

    static RunFolder of(Workspace workspace, String word) throws IOException {
        List<Path> runs = runs(workspace.reports());
        if (word.startsWith(LAST)) {
            int back = back(word);
            if (back >= runs.size()) {
                throw Failure.usage("TD-U024", "there is no run " + word, "run a backtest first");
            }
            return RunFolder.open(runs.get(back));
        }
        List<Path> found = runs.stream()
                .filter(run -> String.valueOf(run.getFileName()).startsWith(word))
                .toList();
        if (word.isEmpty() || found.size() != 1) {
            String what = found.isEmpty() ? "there is no run " : found.size() + " runs begin with ";
            throw Failure.usage("TD-U024", what + word, "tapedeck runs ls");
        }
        return RunFolder.open(found.getFirst());
    }

    private static int back(String word) {
        if (word.equals(LAST)) {
            return 0;
        }
        if (!word.matches(LAST + "~[0-9]{1,6}")) {
            throw Failure.usage("TD-U024", "there is no run " + word, "write @last or @last~2");
        }
        return Integer.parseInt(word.substring(LAST.length() + 1));
    }

    /// Newest first.
    private static List<Path> runs(Path reports) throws IOException {
        List<Path> runs = new ArrayList<>();
        if (!Files.isDirectory(reports)) {
            return runs;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(reports, "????????????????")) {
            for (Path folder : folders) {
                if (Files.isRegularFile(folder.resolve(RunFolder.MANIFEST))) {
                    runs.add(folder);
                }
            }
        }
        List<FileTime> times = new ArrayList<>();
        for (Path run : runs) {
            times.add(Files.getLastModifiedTime(run.resolve(RunFolder.MANIFEST)));
        }
        List<Path> unsorted = List.copyOf(runs);
        runs.sort(Comparator.comparing((Path run) -> times.get(unsorted.indexOf(run)))
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        return runs;
    }
}
