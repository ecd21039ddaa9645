package tapedeck.cli.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tapedeck.cli.config.Settings;
import tapedeck.cli.config.SettingsSources;
import tapedeck.cli.frame.Invocation;
import tapedeck.file.RunFolder;
import tapedeck.lab.report.Reports;
import tapedeck.lab.report.model.ReportOptions;
import tapedeck.lab.store.Store;
import tapedeck.model.Fixed;

/// Writes the report of a kept run with the settings of the workspace, and opens it where asked.
public final class RunReport {
    private final Invocation invocation;
    private final ReportOptions options;

    private RunReport(Invocation invocation, ReportOptions options) {
        this.invocation = invocation;
        this.options = options;
    }

    /// With the report settings of the workspace.
    public static RunReport of(Invocation invocation) {
        Settings settings =
                SettingsSources.of(invocation, Optional.empty(), List.of()).load();
        ReportOptions options = ReportOptions.DEFAULT
                .market(Store.open(invocation.workspace().data()))
                .riskFree(Fixed.toDouble(settings.fixed("report.riskFree")))
                .periodsPerYear(settings.optional("report.periodsPerYear")
                        .map(Double::parseDouble)
                        .orElse(0.0));
        return new RunReport(
                invocation,
                settings.optional("data.benchmark").map(options::benchmark).orElse(options));
    }

    /// Compared with another symbol than buy-and-hold of the traded one.
    public RunReport benchmark(String symbol) {
        return new RunReport(invocation, options.benchmark(symbol));
    }

    /// Thinned until it fits.
    public RunReport maxBytes(long bytes) {
        return new RunReport(invocation, options.maxBytes(bytes));
    }

    /// Writes page and sidecars beside the run; the page.
    public Path write(RunFolder run) throws IOException {
        return Reports.render(run, options);
    }

    /// Shows a page in the user's browser; false where this machine offers none.
    public boolean open(Path page) throws IOException {
        String opener = opener();
        if (opener == null) {
            return false;
        }
        new ProcessBuilder(opener, page.toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return true;
    }

    private @Nullable String opener() {
        var variables = invocation.environment().variables();
        boolean isMac = System.getProperty("os.name", "").startsWith("Mac");
        boolean hasDisplay = variables.containsKey("DISPLAY") || variables.containsKey("WAYLAND_DISPLAY");
        if (!isMac && !hasDisplay) {
            return null;
        }
        String name = isMac ? "open" : "xdg-open";
        for (String folder : variables.getOrDefault("PATH", "").split(":", -1)) {
            Path program = Path.of(folder, name);
            if (!folder.isEmpty() && program.toFile().canExecute()) {
                return program.toString();
            }
        }
        return null;
    }
}
