package tapedeck.live.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tapedeck.engine.RunSpec;
import tapedeck.file.ClassClosure;
import tapedeck.file.EngineVersion;
import tapedeck.live.bundle.Bundle;
import tapedeck.model.ConfigException;

/// What must hold before a session may start: frozen bytes, the same engine, and no newer code under the same name.
public final class Preflight {
    private Preflight() {}

    /// Checks everything; the passed checks as lines for people.
    ///
    /// @param workspace hash of the class closure that each strategy name has in the workspace now; names that are
    ///     missing there are not compared
    /// @throws ConfigException naming what differs and both hashes
    public static List<String> check(Bundle bundle, Map<String, String> workspace) {
        List<String> passed = new ArrayList<>();
        passed.add("bundle " + bundle.id() + ": every file is as frozen");
        String engine = EngineVersion.hash();
        if (!engine.equals(bundle.engineHash())) {
            throw new ConfigException(
                    "TD-L062",
                    "engine",
                    "the bundle was promoted with engine " + bundle.engineHash() + ", this is engine " + engine,
                    "promote again with this version");
        }
        passed.add("engine " + engine.substring(0, 12) + " is the one it was promoted with");
        List<RunSpec.Strategy> strategies = bundle.recipe().spec().strategies();
        for (int i = 0; i < strategies.size(); i++) {
            passed.add(checkStrategy(bundle, i, strategies.get(i), workspace));
        }
        return passed;
    }

    private static String checkStrategy(
            Bundle bundle, int index, RunSpec.Strategy strategy, Map<String, String> workspace) {
        Class<?> type =
                SessionPlan.load(bundle.loader(), bundle.strategyClasses().get(index));
        String frozen = ClassClosure.of(type).hash();
        String now = workspace.get(strategy.name());
        if (now != null && !now.equals(frozen)) {
            throw new ConfigException(
                    "TD-L063",
                    "strategy " + strategy.name(),
                    "its code was changed after promotion: hash " + now + " in the workspace, frozen as " + frozen,
                    "backtest and promote again, or start the frozen code with --no-check-workspace");
        }
        return "strategy " + strategy.name() + " " + frozen.substring(0, 12)
                + (now == null ? " is as frozen" : " is as frozen and as in the workspace");
    }
}
