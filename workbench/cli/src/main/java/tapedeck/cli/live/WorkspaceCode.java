package tapedeck.cli.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import tapedeck.engine.RunSpec;
import tapedeck.file.ClassClosure;
import tapedeck.model.StrategyException;
import tapedeck.model.Suggestion;
import tapedeck.strategy.StrategyProvider;

/// The strategies that go by a name in the workspace now: what a frozen strategy is compared with.
final class WorkspaceCode {
    private final List<Class<?>> known = new ArrayList<>();

    WorkspaceCode() {
        for (StrategyProvider provider : ServiceLoader.load(StrategyProvider.class)) {
            known.addAll(provider.strategies());
        }
    }

    Optional<Class<?>> find(String name) {
        for (Class<?> type : known) {
            if (type.getSimpleName().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    Class<?> require(String name) {
        List<String> names = known.stream().map(Class::getSimpleName).toList();
        return find(name)
                .orElseThrow(() -> new StrategyException(
                        "TD-S105", name, "there is no such strategy any more", Suggestion.hint(name, names)));
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
}
