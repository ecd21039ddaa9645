package tapedeck.cli.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tapedeck.model.DataException;

/// Finds the run that a person means: `@last`, `@last~2`, a tag, a strategy's name for its latest run, the beginning of
/// an id, or the run's folder.
public final class RunReference {
    private static final Pattern LAST = Pattern.compile("@last(?:~([0-9]{1,6}))?");

    private RunReference() {}

    /// The folder of the run.
    ///
    /// @param reports the workspace's folder of runs
    /// @throws DataException where there is none, or more than one
    public static Path find(Path reports, String typed) throws IOException {
        return reports.resolve(entry(new RunIndex(reports), typed).run());
    }

    static RunEntry entry(RunIndex index, String typed) throws IOException {
        List<RunEntry> entries = index.entries();
        Matcher last = LAST.matcher(typed);
        if (last.matches()) {
            int back = last.group(1) == null ? 0 : Integer.parseInt(last.group(1));
            if (back >= entries.size()) {
                throw none(typed, entries.isEmpty() ? "there are no runs yet" : "there are only " + entries.size());
            }
            return entries.get(entries.size() - 1 - back);
        }
        for (RunEntry entry : entries) {
            if (entry.tags().contains(typed)) {
                return entry;
            }
        }
        for (RunEntry entry : entries.reversed()) {
            if (entry.strategy().equals(typed)) {
                return entry;
            }
        }
        if (typed.indexOf('/') >= 0) {
            return folder(index, entries, typed);
        }
        List<RunEntry> found = typed.isEmpty()
                ? List.of()
                : entries.stream()
                        .filter(entry -> entry.run().startsWith(typed) || isLonger(typed, entry))
                        .toList();
        if (found.size() > 1) {
            throw none(
                    typed,
                    "several runs begin so: "
                            + String.join(
                                    ", ", found.stream().map(RunEntry::run).toList()));
        }
        if (found.isEmpty()) {
            throw none(typed, "no run has this id, tag or strategy");
        }
        return found.getFirst();
    }

    /// The folder as a shell completes it: from the workspace, or absolute.
    private static RunEntry folder(RunIndex index, List<RunEntry> entries, String typed) {
        for (RunEntry entry : entries) {
            Path folder = index.reports().resolve(entry.run());
            if (index.reports().resolveSibling(typed).normalize().equals(folder.normalize())) {
                return entry;
            }
        }
        throw none(typed, "this is not the folder of a run");
    }

    /// A whole run id of 64 digits names the folder of its first 16.
    private static boolean isLonger(String typed, RunEntry entry) {
        return typed.length() == 64 && typed.startsWith(entry.run());
    }

    private static DataException none(String typed, String why) {
        return new DataException("TD-D051", "run " + typed, why, "tapedeck runs ls shows what there is");
    }
}
