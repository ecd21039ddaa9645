package tapedeck.cli.run;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import tapedeck.cli.frame.Failure;
import tapedeck.model.Suggestion;
import tapedeck.strategy.StrategyProvider;

/// The strategies that a name can mean.
public final class StrategyCatalog {
    private final Map<String, Class<?>> builtIn = new TreeMap<>();

    private StrategyCatalog() {}

    /// Those that come with the program, by simple name.
    public static StrategyCatalog of() {
        StrategyCatalog catalog = new StrategyCatalog();
        ServiceLoader.load(StrategyProvider.class, StrategyCatalog.class.getClassLoader())
                .forEach(provider ->
                        provider.strategies().forEach(type -> catalog.builtIn.put(type.getSimpleName(), type)));
        return catalog;
    }

    /// The class of a name, simple or with its package.
    public Class<?> find(String name) {
        Class<?> type = builtIn.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || (name.indexOf('.') >= 0 && !type.getName().equals(name))) {
            throw Failure.usage(
                    "TD-U031", "there is no strategy '" + name + "'", Suggestion.hint(name, builtIn.keySet()));
        }
        return type;
    }
}
