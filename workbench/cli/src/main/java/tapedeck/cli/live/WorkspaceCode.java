package tapedeck.cli.live;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tapedeck.cli.frame.Workspace;
import tapedeck.engine.RunSpec;
import tapedeck.file.ClassClosure;
import tapedeck.lab.compile.StrategyCatalog;
import tapedeck.model.ConfigException;

/// The strategies that go by a name in the workspace now: what a frozen strategy is compared with.
final class WorkspaceCode {
    private final StrategyCatalog catalog;

    WorkspaceCode(Workspace workspace) {
        catalog = StrategyCatalog.of(workspace.strategies(), workspace.state());
    }

    Class<?> require(String name) {
        return catalog.find(name);
    }

    /// Hash of the class closure of each strategy that is there.
    SortedMap<String, String> hashes(List<RunSpec.Strategy> strategies) {
        SortedMap<String, String> hashes = new TreeMap<>();
        for (RunSpec.Strategy strategy : strategies) {
            find(strategy.name())
                    .ifPresent(type ->
                            hashes.put(strategy.name(), ClassClosure.of(type).hash()));
        }
        return hashes;
    }

    /// Frozen code does not need the workspace: what is not there cannot differ.
    private Optional<Class<?>> find(String name) {
        try {
            return Optional.of(catalog.find(name));
        } catch (ConfigException gone) {
            return Optional.empty();
        }
    }
}
