package tapedeck.engine;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SortedMap;
import tapedeck.model.Problem;
import tapedeck.model.StrategyException;
import tapedeck.strategy.Parameters;
import tapedeck.strategy.Sizing;
import tapedeck.strategy.StrategyAdapter;
import tapedeck.strategy.TradingStrategy;

/// Makes strategies ready to run: a fresh instance, its parameters set, adapted where it is of a foreign kind.
public final class Strategies {
    private Strategies() {}

    /// A strategy and the values of all its parameters.
    public record Ready(TradingStrategy strategy, SortedMap<String, String> parameters) {}

    /// @param type a public class with a public constructor without arguments
    public static Ready create(Class<?> type, Map<String, String> parameters, Sizing sizing) {
        return adapt(instance(type), parameters, sizing);
    }

    /// For an instance that already exists.
    public static Ready adapt(Object instance, Map<String, String> parameters, Sizing sizing) {
        SortedMap<String, String> values = Parameters.apply(instance, parameters);
        if (instance instanceof TradingStrategy strategy) {
            return new Ready(strategy, values);
        }
        for (StrategyAdapter adapter : ServiceLoader.load(StrategyAdapter.class, Strategies.class.getClassLoader())) {
            if (adapter.adapts(instance.getClass())) {
                return new Ready(adapted(adapter, instance, sizing), values);
            }
        }
        throw new StrategyException(
                "TD-S102",
                instance.getClass().getSimpleName(),
                "is no strategy: it implements neither TradingStrategy nor a kind that an adapter knows",
                "implement tapedeck.strategy.TradingStrategy or tapedeck.ta4j.RuleStrategy");
    }

    private static TradingStrategy adapted(StrategyAdapter adapter, Object instance, Sizing sizing) {
        try {
            return adapter.adapt(instance, sizing);
        } catch (Problem known) {
            throw known;
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            String name = instance.getClass().getSimpleName();
            String place = AuthorCode.innermost(e.getStackTrace())
                    .map(frame -> name + "." + frame.getMethodName())
                    .orElse(name);
            throw new StrategyException("TD-S110", place, "threw " + e + " before the first bar", "look at it there")
                    .causedBy(e);
        }
    }

    /// A fresh instance with its defaults.
    ///
    /// @throws StrategyException where it cannot be made
    public static Object instance(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (NoSuchMethodException e) {
            throw new StrategyException(
                    "TD-S105",
                    type.getSimpleName(),
                    "has no constructor without arguments",
                    "parameters are @Param fields, not constructor arguments");
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new StrategyException(
                            "TD-S103",
                            type.getSimpleName(),
                            "its constructor threw " + cause,
                            "set things up in setup()")
                    .causedBy(cause);
        } catch (LinkageError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new StrategyException(
                            "TD-S103",
                            type.getSimpleName(),
                            "cannot be initialised: " + cause,
                            "look at its static fields")
                    .causedBy(cause);
        } catch (ReflectiveOperationException e) {
            throw new StrategyException(
                    "TD-S105",
                    type.getSimpleName(),
                    "cannot be created: " + e.getMessage(),
                    "make the class public and not abstract");
        }
    }
}
