package tapedeck.cli.live;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import tapedeck.cli.frame.Workspace;
import tapedeck.engine.BacktestRun;
import tapedeck.engine.MarketData;
import tapedeck.engine.RecordSink;
import tapedeck.engine.RunSpec;
import tapedeck.engine.Strategies;
import tapedeck.file.EngineVersion;
import tapedeck.file.RunFolder;
import tapedeck.lab.research.proof.Certificates;
import tapedeck.lab.store.Store;
import tapedeck.live.bundle.Lines;
import tapedeck.live.bundle.Promotion;
import tapedeck.live.bundle.RunRecipe;
import tapedeck.strategy.TradingStrategy;

/// Makes a run once more from its manifest, the store and the workspace's code: what a promotion rests on.
final class RunAgain {
    private RunAgain() {}

    static Promotion.Material of(Workspace workspace, RunFolder run) {
        SortedMap<String, String> identity = Lines.below(run.manifest(), "id.");
        RunSpec spec = RunRecipe.of(identity).spec();
        WorkspaceCode code = new WorkspaceCode(workspace);
        List<Class<?>> types = new ArrayList<>();
        List<TradingStrategy> strategies = new ArrayList<>();
        for (RunSpec.Strategy each : spec.strategies()) {
            Class<?> type = code.require(each.name());
            types.add(type);
            strategies.add(
                    Strategies.create(type, each.parameters(), spec.sizing()).strategy());
        }
        String engine = EngineVersion.hash();
        try (MarketData data = Store.open(workspace.data()).open(spec.data())) {
            var summary = new BacktestRun(spec, strategies, data, engine, RecordSink.NONE).play();
            var proofs = new Certificates(workspace.reports()).of(spec, engine);
            return new Promotion.Material(types, data.instruments(), summary.hashes(), engine, proofs);
        }
    }
}
