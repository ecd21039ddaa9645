package tapedeck.lab.notebook;

import java.nio.file.Files;
import java.nio.file.Path;

/// Ways from a notebook to files of the workspace. Stateless.
final class Links {
    private Links() {}

    /// A link to a written page, or how to get it written.
    static String report(Path page) {
        if (!Files.isRegularFile(page)) {
            return Markup.sub("report: report(run), or tapedeck report " + page.getName(page.getNameCount() - 2));
        }
        return "<p class=\"sub\"><a href=\"" + Markup.escape(relative(page))
                + "\" target=\"_blank\">full report</a></p>";
    }

    /// From the working directory, which is the notebook's folder.
    static String relative(Path file) {
        Path folder = Path.of("").toAbsolutePath();
        return folder.relativize(file.toAbsolutePath().normalize()).toString();
    }
}
