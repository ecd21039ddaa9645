package tapedeck.cli.report;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Failure;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Verb;
import tapedeck.lab.export.ChartImages;
import tapedeck.lab.report.Reports;
import tapedeck.lab.report.model.ReportModel;

/// Draws a run's equity curve as an image.
@Command
public final class ChartVerb implements Verb {
    private static final int LARGEST = 10_000;

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "id, tag, @last or @last~2 (default: @last)")
    private String typed = "@last";

    @Option(names = "--png", description = "pixels (default)")
    private boolean isPng;

    @Option(names = "--svg", description = "lines")
    private boolean isSvg;

    @Option(names = "--width", paramLabel = "PIXELS", description = "default: ${DEFAULT-VALUE}")
    private int width = ChartImages.Size.DEFAULT.width();

    @Option(names = "--height", paramLabel = "PIXELS", description = "default: ${DEFAULT-VALUE}")
    private int height = ChartImages.Size.DEFAULT.height();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "default: chart.png or chart.svg in the run folder")
    private @Nullable String out;

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        if (isPng && isSvg) {
            throw Failure.usage("TD-U037", "--png and --svg together", "draw one at a time");
        }
        if (width < 100 || height < 100 || width > LARGEST || height > LARGEST) {
            throw Failure.usage("TD-U038", width + " × " + height + " pixels", "100 to " + LARGEST + " each way");
        }
        KeptRun run = KeptRun.find(invocation, typed);
        ReportModel model = run.model(invocation);
        ChartImages.Size size = new ChartImages.Size(width, height);
        Path file =
                out == null ? run.folder().path().resolve(isSvg ? "chart.svg" : "chart.png") : invocation.resolve(out);
        Reports.put(file, isSvg ? ChartImages.svg(model, size) : ChartImages.png(model, size));
        String shown = invocation.workspace().relative(file);
        invocation.console().line("chart  " + shown);
        invocation
                .console()
                .json(JsonObject.of("tapedeck.chart/1").put("ok", true).put("file", shown));
        return ExitCode.OK;
    }
}
