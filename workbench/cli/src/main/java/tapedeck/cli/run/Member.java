package tapedeck.cli.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tapedeck.cli.config.Settings;
import tapedeck.cli.frame.Failure;
import tapedeck.engine.Strategies;
import tapedeck.lab.compile.StrategyCatalog;
import tapedeck.model.ConfigException;
import tapedeck.model.Suggestion;
import tapedeck.strategy.Parameters;
import tapedeck.strategy.Sizing;

/// The strategies of a run as the settings name them: one, or several with commas that share account, data and clock.
///
/// A parameter with a strategy's name in front, `EmaCross.fast`, is that strategy's alone; without one it is meant for
/// every strategy of the run that has it.
///
/// @param type of the strategy; its simple name is what the user calls it
/// @param params as given, not yet set
record Member(Class<?> type, SortedMap<String, String> params) {
    static final String CLASS = "strategy.class";
    static final String PARAMS = "strategy.params";

    String name() {
        return type.getSimpleName();
    }

    /// Makes it, its parameters set.
    Strategies.Ready make(Sizing sizing) {
        return Strategies.create(type, params, sizing);
    }

    /// The names between the commas.
    static List<String> names(String text) {
        List<String> names =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        for (String name : names) {
            if (name.isEmpty()) {
                throw Failure.usage(
                        "TD-U034",
                        "'" + text + "' names no strategy beside a comma",
                        "tapedeck backtest EmaCross,Mine");
            }
        }
        return names;
    }

    /// All of a run.
    static List<Member> of(Settings settings, StrategyCatalog catalog, String text) {
        List<Class<?>> types = new ArrayList<>();
        for (String name : names(text)) {
            Class<?> type = catalog.find(name);
            if (types.contains(type)) {
                throw Failure.usage(
                        "TD-U035",
                        type.getSimpleName() + " stands there twice: each strategy of a run needs a name of its own",
                        "for two of one kind copy its file under another name");
            }
            types.add(type);
        }
        return of(types, settings);
    }

    /// The same where the classes are known.
    static List<Member> of(List<Class<?>> types, Settings settings) {
        return types.size() == 1 ? List.of(alone(types.getFirst(), settings)) : several(types, settings.below(PARAMS));
    }

    /// One that shares its run with nobody: every parameter is meant for it.
    private static Member alone(Class<?> type, Settings settings) {
        return new Member(type, own(settings.below(PARAMS), type, true));
    }

    private static List<Member> several(List<Class<?>> types, SortedMap<String, String> given) {
        List<String> names = types.stream().map(Class::getSimpleName).toList();
        Map<Class<?>, List<String>> declared = new LinkedHashMap<>();
        types.forEach(type -> declared.put(type, declared(type)));
        for (String key : given.keySet()) {
            int dot = key.indexOf('.');
            if (dot > 0 && !names.contains(key.substring(0, dot))) {
                throw unknown(
                        key,
                        "there is no strategy '" + key.substring(0, dot) + "' in this run",
                        key.substring(0, dot),
                        names);
            }
            if (dot < 0 && declared.values().stream().noneMatch(each -> each.contains(key))) {
                List<String> all = declared.values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .toList();
                throw unknown(key, "none of " + String.join(", ", names) + " has a parameter '" + key + "'", key, all);
            }
        }
        List<Member> members = new ArrayList<>();
        for (Class<?> type : types) {
            SortedMap<String, String> shared = new TreeMap<>(given);
            shared.keySet().retainAll(declared.getOrDefault(type, List.of()));
            shared.putAll(own(given, type, false));
            members.add(new Member(type, shared));
        }
        return members;
    }

    private static ConfigException unknown(String key, String words, String typed, List<String> known) {
        return new ConfigException("TD-C031", "parameter " + key, words, Suggestion.hint(typed, known));
    }

    private static List<String> declared(Class<?> type) {
        return Parameters.of(Strategies.instance(type)).stream()
                .map(Parameters.Declared::name)
                .toList();
    }

    /// What has the strategy's name in front, without it.
    ///
    /// @param isAlone whether everything else is meant for it, too
    private static SortedMap<String, String> own(SortedMap<String, String> given, Class<?> type, boolean isAlone) {
        String prefix = type.getSimpleName() + ".";
        SortedMap<String, String> own = new TreeMap<>();
        given.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                own.put(key.substring(prefix.length()), value);
            } else if (isAlone) {
                own.putIfAbsent(key, value);
            }
        });
        return own;
    }
}
