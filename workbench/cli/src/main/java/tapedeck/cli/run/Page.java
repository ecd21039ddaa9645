package tapedeck.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.Environment;
import tapedeck.cli.frame.Figures;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Style;
import tapedeck.cli.frame.Workspace;
import tapedeck.lab.report.Reports;

/// A written report: where it is, how large, and in a browser if there is one.
///
/// @param file report.html of a run folder
public record Page(Path file) {
    /// `report  reports/7k3f…/report.html (268 kB)`.
    public String line(Workspace workspace, Console console) throws IOException {
        return "report  " + console.paint(Style.ACCENT, workspace.relative(file)) + " ("
                + Figures.bytes(Files.size(file)) + ")";
    }

    /// All files that follow from the run, for programs.
    public JsonObject artifacts(Workspace workspace) {
        Path folder = file.resolveSibling("");
        JsonObject files = new JsonObject().put("folder", workspace.relative(folder));
        files.put("report", workspace.relative(file));
        for (String name : List.of(Reports.JSON, Reports.TRADES, Reports.EQUITY)) {
            files.put(name.replace('.', '_'), workspace.relative(folder.resolve(name)));
        }
        return files;
    }

    /// Shows it in the user's browser; where this machine offers none, says how to open it.
    public void open(Environment environment, Console console) throws IOException {
        Optional<Path> opener = opener(environment.variables());
        if (opener.isEmpty()) {
            console.note("no browser to open it with here: open " + file.toUri());
            return;
        }
        new ProcessBuilder(opener.get().toString(), file.toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /// Whether [#open] would show it.
    static boolean hasBrowser(Environment environment) {
        return opener(environment.variables()).isPresent();
    }

    private static Optional<Path> opener(Map<String, String> variables) {
        boolean isMac = System.getProperty("os.name", "").startsWith("Mac");
        boolean hasDisplay = !variables.getOrDefault("DISPLAY", "").isEmpty()
                || !variables.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
        if (!isMac && !hasDisplay) {
            return Optional.empty();
        }
        return List.of(variables.getOrDefault("PATH", "").split(":", -1)).stream()
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, isMac ? "open" : "xdg-open"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
