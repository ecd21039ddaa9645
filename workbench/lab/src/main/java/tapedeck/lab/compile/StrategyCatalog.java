package tapedeck.lab.compile;

import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import tapedeck.model.ConfigException;
import tapedeck.model.StrategyException;
import tapedeck.model.Suggestion;
import tapedeck.strategy.StrategyProvider;

/// The strategies that a name can mean: loose ones of a workspace, then those of libraries.
///
/// Loose sources are compiled when the first of them is asked for, never for a built-in one. A loose strategy beats a
/// built-in one of its name: [#hidesBuiltIn] lets the caller say so. One thread.
public final class StrategyCatalog implements AutoCloseable {
    private final SortedMap<String, Class<?>> builtIn = new TreeMap<>();
    private final Optional<LooseStrategies> loose;

    private StrategyCatalog(Optional<LooseStrategies> loose) {
        this.loose = loose;
        ServiceLoader.load(StrategyProvider.class, StrategyClassPath.loader())
                .forEach(provider -> provider.strategies().forEach(this::add));
    }

    private void add(Class<?> type) {
        Class<?> other = builtIn.put(type.getSimpleName(), type);
        if (other != null && other != type) {
            throw new StrategyException(
                    "TD-S111",
                    type.getSimpleName(),
                    "two strategies of one name: " + other.getName() + " and " + type.getName(),
                    "take one of the libraries off the class path");
        }
    }

    /// Those of the libraries on the class path alone.
    public static StrategyCatalog builtIn() {
        return new StrategyCatalog(Optional.empty());
    }

    /// With the loose ones of a workspace.
    ///
    /// @param strategies the folder of `.java` files
    /// @param state      the workspace's state folder, for what was compiled
    public static StrategyCatalog of(Path strategies, Path state) {
        return new StrategyCatalog(Optional.of(new LooseStrategies(strategies, state)));
    }

    /// The class of a name, simple or with its package.
    ///
    /// @throws ConfigException   where there is none, with the name that was probably meant
    /// @throws StrategyException where it is there and does not compile or cannot be used
    public Class<?> find(String name) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        Class<?> type = isLoose(simple) ? loose.orElseThrow().load(simple) : builtIn.get(simple);
        if (type == null || (name.indexOf('.') >= 0 && !type.getName().equals(name))) {
            throw new ConfigException(
                    "TD-U031", "", "there is no strategy '" + name + "'", Suggestion.hint(name, all().keySet()));
        }
        return type;
    }

    /// Every name there is, sorted; nothing is compiled.
    public SortedMap<String, Boolean> all() {
        SortedMap<String, Boolean> all = new TreeMap<>();
        builtIn.keySet().forEach(name -> all.put(name, false));
        loose.ifPresent(found -> found.names().forEach(name -> all.put(name, true)));
        return all;
    }

    /// Whether a file of the workspace stands for the name.
    public boolean isLoose(String name) {
        return loose.isPresent() && loose.get().names().contains(name);
    }

    /// Whether a loose strategy stands before a built-in one of the same name.
    public boolean hidesBuiltIn(String name) {
        return builtIn.containsKey(name) && isLoose(name);
    }

    /// Closes what the compiler keeps open; classes that were found stay.
    @Override
    public void close() {
        loose.ifPresent(LooseStrategies::close);
    }

    /// The loose ones, where there is a workspace.
    public Optional<LooseStrategies> loose() {
        return loose;
    }
}
