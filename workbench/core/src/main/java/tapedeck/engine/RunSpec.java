package tapedeck.engine;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tapedeck.execution.AccountSettings;
import tapedeck.execution.RiskLimits;
import tapedeck.model.Fixed;
import tapedeck.strategy.Sizing;

/// Everything a backtest needs to be repeated, small and serialisable: strategies by hash, data by request, settings.
///
/// @param maxBars bars a series keeps, the same in every mode; 0 keeps all
/// @param seed    of all chance in the simulated venue
public record RunSpec(
        List<Strategy> strategies,
        DataRequest data,
        AccountSettings account,
        ExecutionSettings execution,
        RiskLimits limits,
        Sizing sizing,
        int maxBars,
        long seed,
        LogLevel logLevel) {

    /// One strategy of the run.
    ///
    /// @param name       as the user calls it
    /// @param hash       of its class closure
    /// @param parameters every parameter's value as canonical text
    /// @param limits     of this strategy alone, beside those of the account
    public record Strategy(String name, String hash, SortedMap<String, String> parameters, RiskLimits limits) {
        public Strategy {
            parameters = new TreeMap<>(parameters);
        }

        /// Without limits of its own.
        public Strategy(String name, String hash, SortedMap<String, String> parameters) {
            this(name, hash, parameters, RiskLimits.NONE);
        }
    }

    public RunSpec {
        strategies = List.copyOf(strategies);
    }

    /// The settings that can change a result, as sorted `key = value`: what the run id hashes, with engine and data.
    public SortedMap<String, String> canonical() {
        SortedMap<String, String> map = new TreeMap<>();
        for (int i = 0; i < strategies.size(); i++) {
            Strategy strategy = strategies.get(i);
            String prefix = "strategy." + i + ".";
            map.put(prefix + "name", strategy.name());
            map.put(prefix + "hash", strategy.hash());
            strategy.parameters().forEach((name, value) -> map.put(prefix + "param." + name, value));
            strategy.limits().canonical().forEach((name, value) -> map.put(prefix + "risk." + name, value));
        }
        map.put("data.symbols", String.join(",", data.symbols()));
        map.put("data.interval", data.interval().toString());
        map.put("data.range", data.range().toString());
        data.view().addTo(map);
        map.put("data.maxBars", Integer.toString(maxBars));
        map.put("account.cash", Fixed.format(account.cash()));
        map.put("account.currency", account.currency().code());
        map.put("account.leverage", Fixed.format(account.leverage()));
        map.put("account.short", Boolean.toString(account.shortAllowed()));
        execution.canonical().forEach((key, value) -> map.put("execution." + key, value));
        limits.canonical().forEach((key, value) -> map.put("risk." + key, value));
        map.put("sizing", sizing.canonical());
        map.put("seed", Long.toString(seed));
        return map;
    }
}
