package tapedeck.strategy;

import java.util.List;

/// A library of ready strategies. Found by `ServiceLoader`; what `strategies ls` lists.
public interface StrategyProvider {
    /// The strategy classes, each with a public constructor without arguments.
    List<Class<?>> strategies();
}
