package tapedeck.lab.notebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A written report, shown whole inside the notebook.
///
/// @param file report.html of the run's folder
public record ReportPage(Path file) implements Rendered {
    static ReportPage of(Workplace workplace, Run run) {
        try {
            return new ReportPage(workplace.report(tapedeck.file.RunFolder.open(run.folder())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// In a frame of its own, so that neither page's looks reach the other.
    @Override
    public String html() {
        try {
            String page = Files.readString(file, StandardCharsets.UTF_8);
            return Markup.answer(
                    Links.report(file) + "<iframe title=\"report\" srcdoc=\"" + Markup.escape(page) + "\"></iframe>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "report " + file;
    }
}
