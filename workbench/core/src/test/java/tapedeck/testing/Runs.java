package tapedeck.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import tapedeck.engine.BacktestRun;
import tapedeck.engine.DataRequest;
import tapedeck.engine.ExecutionSettings;
import tapedeck.engine.LogDecoder;
import tapedeck.engine.LogEntry;
import tapedeck.engine.LogLevel;
import tapedeck.engine.MarketData;
import tapedeck.engine.RecordSink;
import tapedeck.engine.RunSpec;
import tapedeck.engine.RunSummary;
import tapedeck.engine.Wiring;
import tapedeck.execution.AccountSettings;
import tapedeck.execution.Margin;
import tapedeck.execution.RiskLimits;
import tapedeck.model.Currency;
import tapedeck.model.Fill;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Range;
import tapedeck.model.Times;
import tapedeck.strategy.Sizing;
import tapedeck.strategy.TradingStrategy;
import tapedeck.venue.Models;

/// Runs strategies over data in memory and keeps all that was logged, decoded again.
public final class Runs {
    private AccountSettings account =
            new AccountSettings(Fixed.fromDouble(100_000), Currency.USD, 10 * Fixed.ONE, true);
    private ExecutionSettings execution = ExecutionSettings.FREE;
    private RiskLimits limits = RiskLimits.NONE;
    private Models models = Models.IDEAL;
    private boolean walked;
    private int maxBars;
    private UnaryOperator<Margin> margin = UnaryOperator.identity();

    private Runs() {}

    /// Leverage 10, shorts allowed, no costs, no limits.
    public static Runs run() {
        return new Runs();
    }

    public Runs account(AccountSettings settings) {
        account = settings;
        return this;
    }

    public Runs models(Models venue) {
        models = venue;
        return this;
    }

    public Runs execution(ExecutionSettings settings) {
        execution = settings;
        models = settings.models(1);
        return this;
    }

    public Runs limits(RiskLimits settings) {
        limits = settings;
        return this;
    }

    public Runs maxBars(int bars) {
        maxBars = bars;
        return this;
    }

    /// Puts something between the venue and the account that it asks.
    public Runs margin(UnaryOperator<Margin> between) {
        margin = between;
        return this;
    }

    /// Every bar's path is walked, never condensed.
    public Runs walked() {
        walked = true;
        return this;
    }

    /// A finished run and its log.
    public record Result(RunSummary summary, List<LogEntry> log, BacktestRun run) {
        public List<Fill> fills() {
            return log.stream()
                    .filter(LogEntry.Filled.class::isInstance)
                    .map(e -> ((LogEntry.Filled) e).fill())
                    .toList();
        }

        /// Each fill as `+2 @ 100.5 00:01`: signed size, price, time of day with seconds where they matter.
        public List<String> fillTexts() {
            return fills().stream()
                    .map(f -> (f.signedSize() > 0 ? "+" : "") + Fixed.format(f.signedSize()) + " @ "
                            + Fixed.format(f.price()) + " "
                            + Times.brief(f.time()).substring(11))
                    .toList();
        }
    }

    public Result of(MarketData data, TradingStrategy... strategies) {
        List<LogEntry> log = new ArrayList<>();
        LogDecoder decoder = new LogDecoder(data.instruments());
        RecordSink sink = (frame, length) -> log.add(decoder.decode(frame, length));
        List<RunSpec.Strategy> described = new ArrayList<>();
        for (TradingStrategy strategy : strategies) {
            described.add(new RunSpec.Strategy(strategy.getClass().getSimpleName(), "test", new TreeMap<>()));
        }
        List<String> symbols =
                data.instruments().all().stream().map(Instrument::symbol).toList();
        RunSpec spec = new RunSpec(
                described,
                new DataRequest(symbols, data.interval(), Range.ALL),
                account,
                execution,
                limits,
                Sizing.ALL_IN,
                maxBars,
                1,
                LogLevel.FULL);
        Wiring wiring = walked ? Wiring.walkedBacktest(data, models) : Wiring.backtest(data, models);
        Wiring between = new Wiring(
                wiring.clock(),
                wiring.feed(),
                (clock, instruments, market, broker, listener) ->
                        wiring.venue().make(clock, instruments, market, margin.apply(broker), listener));
        BacktestRun run = new BacktestRun(spec, List.of(strategies), data, "engine", sink, between);
        return new Result(run.play(), log, run);
    }
}
