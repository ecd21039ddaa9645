package tapedeck.lab.research.proof;

import java.util.function.Consumer;
import tapedeck.engine.MarketData;
import tapedeck.engine.RunSpec;
import tapedeck.engine.Session;
import tapedeck.strategy.TradingStrategy;

/// A strategy under examination: how to make a fresh one, and the settings it runs with.
///
/// @param spec  its data request is not used: the examiner gives the data
/// @param maker makes a fresh instance for each run
/// @param watcher hears of the session of each run, as soon as there is one
public record Subject(String name, RunSpec spec, Maker maker, Consumer<Session> watcher) {
    /// Watched by nobody.
    public Subject(String name, RunSpec spec, Maker maker) {
        this(name, spec, maker, session -> {});
    }

    /// Makes a fresh instance with its parameters set.
    public interface Maker {
        /// @param data of the run it is made for: a strategy that computes ahead has it from here, and gets a cut or
        ///             poisoned one where the run is
        TradingStrategy make(MarketData data);
    }
}
