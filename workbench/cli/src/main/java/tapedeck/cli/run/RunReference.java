package tapedeck.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tapedeck.file.RunFolder;
import tapedeck.lab.report.Reports;
import tapedeck.model.DataException;

/// Finds the run that a person means: `@last`, `@last~2`, a tag, a strategy's name for its latest run, the beginning of
/// an id, or the run's folder.
public final class RunReference {
    private static final Pattern LAST = Pattern.compile("@last(?:~([0-9]{1,6}))?");

    private RunReference() {}

    /// The folder of the run. A folder that is named may be anywhere, such as a run that somebody else has kept.
    ///
    /// @param reports the workspace's folder of runs
    /// @throws DataException where there is none, or more than one
    public static Path find(Path reports, String typed) throws IOException {
        for (Path named : List.of(reports.resolveSibling(typed), reports.resolve(typed))) {
            if (!typed.isEmpty() && isRun(named)) {
                return named.normalize();
            }
        }
        return reports.resolve(entry(new RunIndex(reports), typed).run());
    }

    private static boolean isRun(Path folder) {
        return Files.isRegularFile(folder.resolve(RunFolder.MANIFEST));
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
        throw noRun(typed, index.reports().resolveSibling(typed).normalize());
    }

    /// What else was named: a report, or a file of one.
    private static DataException noRun(String typed, Path path) {
        Path folder = path.resolveSibling("");
        if (Files.isRegularFile(path) && isRun(folder)) {
            return new DataException(
                    "TD-D051",
                    typed,
                    "this is a file of a run, not the run",
                    "the run is its folder; a report's figures are checked by tapedeck verify-report " + typed);
        }
        if (Files.isRegularFile(path.resolve(Reports.PAGE)) || path.endsWith(Reports.PAGE)) {
            return new DataException(
                    "TD-D051",
                    typed,
                    "this is a report without its run: no " + RunFolder.MANIFEST + " and no " + RunFolder.EVENTS,
                    "copy the whole run folder; the runs of this workspace: tapedeck runs ls");
        }
        return none(typed, "this is not the folder of a run");
    }

    /// A whole run id of 64 digits names the folder of its first 16.
    private static boolean isLonger(String typed, RunEntry entry) {
        return typed.length() == 64 && typed.startsWith(entry.run());
    }

    private static DataException none(String typed, String why) {
        return new DataException("TD-D051", "run " + typed, why, "tapedeck runs ls shows what there is");
    }
}
