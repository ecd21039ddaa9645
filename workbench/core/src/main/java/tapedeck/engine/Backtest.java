package tapedeck.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tapedeck.execution.AccountSettings;
import tapedeck.execution.RiskLimits;
import tapedeck.model.ConfigException;
import tapedeck.model.Fixed;
import tapedeck.model.Interval;
import tapedeck.model.Range;
import tapedeck.strategy.Sizing;
import tapedeck.strategy.TradingStrategy;

/// A backtest from code: `Backtest.of(new Breakout()).on("BTC-USD", "1h").range("2020..2023").run()`.
///
/// For a `main`, a JUnit test or a notebook; the same run id as the command line's. What an instance carries beside its
/// parameters, such as constructor arguments, is part of the id. Not thread-safe, used once.
public final class Backtest {
    private final List<Object> strategies = new ArrayList<>();
    private final SortedMap<String, String> parameters = new TreeMap<>();
    private List<String> symbols = List.of();
    private Interval interval = new Interval(Interval.DAY);
    private Range range = Range.ALL;
    private DataView view = DataView.BARS;
    private AccountSettings account = AccountSettings.DEFAULT;
    private ExecutionSettings execution = ExecutionSettings.DEFAULT;
    private RiskLimits limits = RiskLimits.NONE;
    private final SortedMap<Integer, RiskLimits> ownLimits = new TreeMap<>();
    private Sizing sizing = Sizing.ALL_IN;
    private RecordSink sink = RecordSink.NONE;
    private LogLevel logLevel = LogLevel.FULL;
    private int maxBars;
    private long seed = 1;
    private MarketData.@Nullable Provider provider;
    private boolean isUsed;

    private Backtest() {}

    /// One strategy, or several in one session: instances with a public class.
    public static Backtest of(Object... strategies) {
        Backtest backtest = new Backtest();
        backtest.strategies.addAll(Arrays.asList(strategies));
        return backtest;
    }

    /// A symbol, or several separated by commas, and the bar interval.
    public Backtest on(String symbol, String bars) {
        symbols = Arrays.stream(symbol.split(",", -1)).map(String::strip).toList();
        interval = Interval.parse(bars);
        return this;
    }

    /// `2020..2023`, `2023-05..`, `-2y`.
    public Backtest range(String text) {
        range = Range.parse(text);
        return this;
    }

    /// Prices restated by `splits`, or by `all` actions; `none` is as traded.
    public Backtest adjusted(String how) {
        view = new DataView(Adjustment.parse(how), view.feed(), view.values());
        return this;
    }

    /// What is played: `bars`, `trades`, `quotes`, or `ticks` for both.
    public Backtest feed(String kind) {
        view = new DataView(view.adjusted(), DataView.Feed.parse(kind), view.values());
        return this;
    }

    /// Series that are not prices, for `desk.value(name)`.
    public Backtest values(String... names) {
        view = new DataView(view.adjusted(), view.feed(), List.of(names));
        return this;
    }

    /// Sets a parameter of the first strategy.
    public Backtest with(String parameter, Object value) {
        parameters.put(parameter, String.valueOf(value));
        return this;
    }

    public Backtest cash(double cash) {
        account = new AccountSettings(
                Fixed.fromDouble(cash), account.currency(), account.leverage(), account.shortAllowed());
        return this;
    }

    public Backtest account(AccountSettings settings) {
        account = settings;
        return this;
    }

    public Backtest execution(ExecutionSettings settings) {
        execution = settings;
        return this;
    }

    /// What the account as a whole may do.
    public Backtest limits(RiskLimits settings) {
        limits = settings;
        return this;
    }

    /// What one strategy may do by itself, beside the account's limits.
    ///
    /// @param strategy index, in the order given
    public Backtest limits(int strategy, RiskLimits settings) {
        ownLimits.put(strategy, settings);
        return this;
    }

    /// How much a rule strategy buys.
    public Backtest sizing(Sizing settings) {
        sizing = settings;
        return this;
    }

    /// Bars a series keeps; 0 keeps all.
    public Backtest maxBars(int bars) {
        maxBars = bars;
        return this;
    }

    public Backtest seed(long value) {
        seed = value;
        return this;
    }

    /// Where the event log goes, and how much of it.
    public Backtest log(RecordSink target, LogLevel level) {
        sink = target;
        logLevel = level;
        return this;
    }

    /// The store to read; without it the one that the class path and the working directory offer.
    public Backtest data(MarketData.Provider store) {
        provider = store;
        return this;
    }

    /// Runs it.
    public RunSummary run() {
        if (strategies.isEmpty() || symbols.isEmpty()) {
            throw new ConfigException(
                    "TD-C040",
                    "backtest",
                    "it needs a strategy and a symbol",
                    "Backtest.of(strategy).on(\"BTC-USD\", \"1h\")");
        }
        if (isUsed || isAnyTwice()) {
            throw new ConfigException(
                    "TD-C042",
                    "backtest",
                    "a strategy's instance can be played once: it remembers what it saw",
                    "make a new one for each run");
        }
        isUsed = true;
        CodeIdentity identity = CodeIdentity.current();
        List<TradingStrategy> ready = new ArrayList<>();
        List<RunSpec.Strategy> described = new ArrayList<>();
        for (Object strategy : strategies) {
            SortedMap<String, String> carried = InstanceState.of(strategy);
            Strategies.Ready one = Strategies.adapt(strategy, ready.isEmpty() ? parameters : new TreeMap<>(), sizing);
            ready.add(one.strategy());
            Class<?> type = strategy.getClass();
            RiskLimits own = ownLimits.getOrDefault(described.size(), RiskLimits.NONE);
            carried.putAll(one.parameters());
            described.add(new RunSpec.Strategy(type.getSimpleName(), identity.ofStrategy(type), carried, own));
        }
        DataRequest request = new DataRequest(symbols, interval, range, view);
        RunSpec spec = new RunSpec(described, request, account, execution, limits, sizing, maxBars, seed, logLevel);
        try (MarketData data = provider().open(request)) {
            return new BacktestRun(spec, ready, data, identity.ofEngine(), sink).play();
        }
    }

    private boolean isAnyTwice() {
        for (int i = 0; i < strategies.size(); i++) {
            for (int k = 0; k < i; k++) {
                if (strategies.get(i) == strategies.get(k)) {
                    return true;
                }
            }
        }
        return false;
    }

    private MarketData.Provider provider() {
        if (provider != null) {
            return provider;
        }
        return ServiceLoader.load(MarketData.Provider.class)
                .findFirst()
                .orElseThrow(() -> new ConfigException(
                        "TD-C041",
                        "backtest",
                        "no market-data store is on the class path",
                        "add tapedeck-lab, or call data(store)"));
    }
}
