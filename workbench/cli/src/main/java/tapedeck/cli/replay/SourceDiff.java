package tapedeck.cli.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import tapedeck.file.RunFolder;

/// Where the kept sources of two runs' strategies part: the first line of each file that differs.
final class SourceDiff {
    private final Path first;
    private final Path second;

    SourceDiff(RunFolder first, RunFolder second) {
        this.first = first.path().resolve(RunFolder.STRATEGY);
        this.second = second.path().resolve(RunFolder.STRATEGY);
    }

    /// For people; empty where the sources are the same or unknown.
    List<String> lines() throws IOException {
        TreeSet<String> names = new TreeSet<>(names(first));
        names.retainAll(names(second));
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            compare(name, text(first.resolve(name)), text(second.resolve(name)), lines);
        }
        return lines;
    }

    private static void compare(String name, List<String> a, List<String> b, List<String> lines) {
        int at = 0;
        while (at < a.size() && at < b.size() && a.get(at).equals(b.get(at))) {
            at++;
        }
        if (at < a.size() || at < b.size()) {
            lines.add(RunFolder.STRATEGY + "/" + name + ":" + (at + 1));
            lines.add("  A  " + (at < a.size() ? a.get(at).strip() : "(ends)"));
            lines.add("  B  " + (at < b.size() ? b.get(at).strip() : "(ends)"));
        }
    }

    private static List<String> text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).lines().toList();
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .toList();
        }
    }
}
