package tapedeck.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tapedeck.cli.config.Settings;
import tapedeck.cli.config.SettingsSources;
import tapedeck.cli.frame.Invocation;
import tapedeck.engine.DataRequest;
import tapedeck.engine.MarketData;
import tapedeck.file.RunFolder;
import tapedeck.lab.report.Reports;
import tapedeck.lab.report.model.ReportModel;
import tapedeck.lab.report.model.ReportOptions;
import tapedeck.lab.report.model.RunLog;
import tapedeck.lab.store.Store;
import tapedeck.model.Fixed;

/// Computes and writes the report of a kept run. Immutable.
public final class RunReport {
    private final ReportOptions options;

    private RunReport(ReportOptions options) {
        this.options = options;
    }

    /// As settings that are already resolved want it.
    static RunReport of(Settings settings, Store store) {
        ReportOptions options = ReportOptions.DEFAULT
                .market(store)
                .riskFree(Fixed.toDouble(settings.fixed("report.riskFree")))
                .periodsPerYear(settings.optional("report.periodsPerYear")
                        .map(Double::parseDouble)
                        .orElse(0.0));
        return new RunReport(
                settings.optional("data.benchmark").map(options::benchmark).orElse(options));
    }

    /// As the run's own settings want it, under what the command says.
    public static RunReport of(Invocation invocation, RunFolder run) {
        Optional<Path> own = Optional.of(run.path().resolve(RunFolder.CONFIG)).filter(Files::isRegularFile);
        Settings settings = SettingsSources.of(invocation, own, List.of()).load();
        return of(settings, Store.open(invocation.workspace().data()));
    }

    /// Compared with another symbol than buy-and-hold of the traded one.
    public RunReport benchmark(String symbol) {
        return new RunReport(options.benchmark(symbol));
    }

    /// Thinned until it fits.
    public RunReport maxBytes(long bytes) {
        return new RunReport(options.maxBytes(bytes));
    }

    /// With the data that the run has open, where it asks for the same.
    RunReport on(MarketData data, DataRequest request, MarketData.Provider otherwise) {
        return new RunReport(
                options.market(asked -> asked.equals(request) ? new SharedData(data) : otherwise.open(asked)));
    }

    /// Every number of the report.
    public ReportModel model(RunFolder run) {
        return ReportModel.of(run, options);
    }

    ReportModel model(RunFolder run, RunLog log) {
        return ReportModel.of(run, log, options);
    }

    /// Writes page and sidecars beside the run.
    public Page write(RunFolder run) throws IOException {
        return write(run, model(run));
    }

    Page write(RunFolder run, ReportModel model) throws IOException {
        return new Page(Reports.write(run, model, options));
    }
}
