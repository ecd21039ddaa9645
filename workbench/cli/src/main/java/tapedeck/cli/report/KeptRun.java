package tapedeck.cli.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.run.RunReference;
import tapedeck.cli.run.RunReport;
import tapedeck.engine.BacktestRun;
import tapedeck.engine.CodeIdentity;
import tapedeck.engine.LogLevel;
import tapedeck.engine.MarketData;
import tapedeck.engine.RecordSink;
import tapedeck.engine.ResultHashes;
import tapedeck.engine.RunSpec;
import tapedeck.engine.RunSummary;
import tapedeck.engine.Strategies;
import tapedeck.file.EngineVersion;
import tapedeck.file.RunFolder;
import tapedeck.lab.compile.StrategyCatalog;
import tapedeck.lab.report.model.ReportModel;
import tapedeck.lab.report.model.RunFacts;
import tapedeck.lab.store.Store;
import tapedeck.live.bundle.Lines;
import tapedeck.live.bundle.RunRecipe;
import tapedeck.model.Instruments;
import tapedeck.model.Times;
import tapedeck.strategy.TradingStrategy;

/// A run of the workspace as its folder keeps it, found by what a person typed.
public record KeptRun(RunFolder folder, Store store, StrategyCatalog catalog) {
    public static KeptRun find(Invocation invocation, String typed) throws IOException {
        var workspace = invocation.workspace();
        RunFolder folder = RunFolder.open(RunReference.find(workspace.reports(), typed));
        return new KeptRun(
                folder, Store.open(workspace.data()), StrategyCatalog.of(workspace.strategies(), workspace.state()));
    }

    /// The hashes that it had when it was made.
    public ResultHashes kept() {
        SortedMap<String, String> manifest = folder.manifest();
        return new ResultHashes(
                manifest.getOrDefault("result.decisions", ""),
                manifest.getOrDefault("result.fills", ""),
                manifest.getOrDefault("result.equity", ""));
    }

    /// One line for people: its id, what was played and over which data.
    public String title() {
        RunFacts facts = RunFacts.of(folder.manifest());
        return folder.name() + "   " + facts.strategyNames() + " · " + String.join(", ", facts.symbols()) + " "
                + facts.interval() + " · " + Times.date(facts.startTime()) + " → " + Times.date(facts.endTime() - 1);
    }

    /// Its instruments, for reading its log.
    public Instruments instruments() {
        return RunFacts.of(folder.manifest()).instruments();
    }

    /// How much its log holds.
    public LogLevel level() {
        return LogLevel.valueOf(folder.manifest().getOrDefault("made.log", LogLevel.FULL.name()));
    }

    /// What it is: the lines that its id is made of.
    public SortedMap<String, String> identity() {
        return Lines.below(folder.manifest(), "id.");
    }

    /// Its settings as they were, with the strategies' code as it is now.
    public RunSpec spec() {
        RunSpec was = RunRecipe.of(identity()).spec();
        List<RunSpec.Strategy> now = was.strategies().stream()
                .map(each -> new RunSpec.Strategy(each.name(), hash(each.name()), each.parameters(), each.limits()))
                .toList();
        return new RunSpec(
                now,
                was.data(),
                was.account(),
                was.execution(),
                was.limits(),
                was.sizing(),
                was.maxBars(),
                was.seed(),
                level());
    }

    private String hash(String strategy) {
        return CodeIdentity.current().ofStrategy(catalog.find(strategy));
    }

    /// The classes of its strategies, as they are now.
    public List<Class<?>> types(RunSpec spec) {
        List<Class<?>> types = new ArrayList<>();
        spec.strategies().forEach(each -> types.add(catalog.find(each.name())));
        return types;
    }

    /// Plays it once more in this process, from its manifest, and keeps nothing.
    ResultHashes play() {
        return play(spec(), RecordSink.NONE).hashes();
    }

    /// Plays a specification over the run's data.
    public RunSummary play(RunSpec spec, RecordSink sink) {
        List<Class<?>> types = types(spec);
        List<TradingStrategy> strategies = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            RunSpec.Strategy each = spec.strategies().get(i);
            strategies.add(Strategies.create(types.get(i), each.parameters(), spec.sizing())
                    .strategy());
        }
        try (MarketData data = store.open(spec.data())) {
            return new BacktestRun(spec, strategies, data, EngineVersion.hash(), sink).play();
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
