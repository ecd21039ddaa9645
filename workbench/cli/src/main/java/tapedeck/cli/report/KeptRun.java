package tapedeck.cli.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.run.RunReference;
import tapedeck.cli.run.RunReport;
import tapedeck.engine.BacktestRun;
import tapedeck.engine.MarketData;
import tapedeck.engine.RecordSink;
import tapedeck.engine.ResultHashes;
import tapedeck.engine.RunSpec;
import tapedeck.engine.Strategies;
import tapedeck.file.EngineVersion;
import tapedeck.file.RunFolder;
import tapedeck.lab.compile.StrategyCatalog;
import tapedeck.lab.report.model.ReportModel;
import tapedeck.lab.store.Store;
import tapedeck.live.bundle.RunRecipe;
import tapedeck.strategy.TradingStrategy;

/// A run of the workspace as its folder keeps it, found by what a person typed.
record KeptRun(RunFolder folder, Store store, StrategyCatalog catalog) {
    static KeptRun find(Invocation invocation, String typed) throws IOException {
        var workspace = invocation.workspace();
        RunFolder folder = RunFolder.open(RunReference.find(workspace.reports(), typed));
        return new KeptRun(
                folder, Store.open(workspace.data()), StrategyCatalog.of(workspace.strategies(), workspace.state()));
    }

    /// The hashes that it had when it was made.
    ResultHashes kept() {
        SortedMap<String, String> manifest = folder.manifest();
        return new ResultHashes(
                manifest.getOrDefault("result.decisions", ""),
                manifest.getOrDefault("result.fills", ""),
                manifest.getOrDefault("result.equity", ""));
    }

    /// Plays it once more in this process, from its manifest, and keeps nothing.
    ResultHashes play() {
        SortedMap<String, String> identity = new TreeMap<>();
        folder.manifest().forEach((key, value) -> {
            if (key.startsWith("id.")) {
                identity.put(key.substring("id.".length()), value);
            }
        });
        RunSpec spec = RunRecipe.of(identity).spec();
        List<TradingStrategy> strategies = new ArrayList<>();
        for (RunSpec.Strategy each : spec.strategies()) {
            Class<?> type = catalog.find(each.name());
            strategies.add(
                    Strategies.create(type, each.parameters(), spec.sizing()).strategy());
        }
        try (MarketData data = store.open(spec.data())) {
            return new BacktestRun(spec, strategies, data, EngineVersion.hash(), RecordSink.NONE)
                    .play()
                    .hashes();
        }
    }

    /// Whether core or bridge are not what they were.
    boolean hasOtherEngine() {
        return !EngineVersion.hash().equals(folder.manifest().get("id.engine.hash"));
    }

    /// Every number of its report, as its own settings want it.
    ReportModel model(Invocation invocation) {
        return RunReport.of(invocation, folder).model(folder);
    }
}
