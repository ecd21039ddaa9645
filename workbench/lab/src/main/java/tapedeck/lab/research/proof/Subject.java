package tapedeck.lab.research.proof;

import tapedeck.engine.MarketData;
import tapedeck.engine.RunSpec;
import tapedeck.strategy.TradingStrategy;

/// A strategy under examination: how to make a fresh one, and the settings it runs with.
///
/// @param spec  its data request is not used: the examiner gives the data
/// @param maker makes a fresh instance for each run
public record Subject(String name, RunSpec spec, Maker maker) {
    /// Makes a fresh instance with its parameters set.
    public interface Maker {
        /// @param data of the run it is made for: a strategy that computes ahead has it from here, and gets a cut or
        ///             poisoned one where the run is
        TradingStrategy make(MarketData data);
    }
}
