package tapedeck.cli.notebook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tapedeck.cli.frame.Failure;
import tapedeck.lab.notebook.NotebookFile;
import tapedeck.model.Suggestion;

/// Finds the notebooks that a person means. Stateless.
final class NotebookNames {
    private NotebookNames() {}

    /// All of a folder where nothing was typed; else those that were, by name or its beginning, in that order.
    static List<Path> choose(Path folder, List<String> typed) throws IOException {
        List<Path> all = NotebookFile.in(folder);
        if (typed.isEmpty()) {
            return all;
        }
        List<Path> chosen = new ArrayList<>();
        for (String one : typed) {
            chosen.add(find(all, plain(Path.of(one))));
        }
        return chosen;
    }

    private static Path find(List<Path> all, String name) {
        List<Path> found = all.stream().filter(path -> plain(path).equals(name)).toList();
        if (found.isEmpty()) {
            found = all.stream().filter(path -> plain(path).startsWith(name)).toList();
        }
        List<String> names = (found.isEmpty() ? all : found)
                .stream().map(NotebookNames::plain).toList();
        if (found.size() != 1) {
            throw Failure.usage(
                    "TD-U073",
                    found.isEmpty()
                            ? "there is no notebook '" + name + "'"
                            : "several notebooks begin with '" + name + "'",
                    found.isEmpty() ? Suggestion.hint(name, names) : String.join(", ", names));
        }
        return found.getFirst();
    }

    private static String plain(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(NotebookFile.SUFFIX)
                ? name.substring(0, name.length() - NotebookFile.SUFFIX.length())
                : name;
    }
}
