package tapedeck.bench;

import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import tapedeck.engine.BacktestRun;
import tapedeck.engine.DataRequest;
import tapedeck.engine.ExecutionSettings;
import tapedeck.engine.LogLevel;
import tapedeck.engine.MarketData;
import tapedeck.engine.RunSpec;
import tapedeck.engine.RunSummary;
import tapedeck.execution.AccountSettings;
import tapedeck.execution.RiskLimits;
import tapedeck.file.EventLog;
import tapedeck.lab.report.model.BackgroundRecord;
import tapedeck.model.Currency;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Range;
import tapedeck.strategy.Sizing;
import tapedeck.strategy.TradingStrategy;

/// A whole backtest as `tapedeck backtest` plays it: orders, portfolio, three hashes, and the full event log in a file.
///
/// @param cash    starting capital in units of money
/// @param maxBars bars a series keeps, 0 for all
record SessionRun(MarketData data, ExecutionSettings execution, Sizing sizing, long cash, int maxBars) {
    /// Kept bars of a run whose memory must not grow with its length.
    static final int BOUNDED = 1024;

    /// What a strategy needs at its first look back: no costs, 100,000 dollars, the newest 1,024 bars.
    static SessionRun plain(MarketData data) {
        return new SessionRun(data, ExecutionSettings.FREE, Sizing.ALL_IN, 100_000, BOUNDED);
    }

    AccountSettings account() {
        return new AccountSettings(cash * Fixed.ONE, Currency.USD, Fixed.ONE, false);
    }

    RunSummary play(TradingStrategy strategy, Scratch scratch) throws IOException {
        DataRequest request = new DataRequest(
                data.instruments().all().stream().map(Instrument::symbol).toList(), data.interval(), Range.ALL);
        RunSpec spec = new RunSpec(
                List.of(new RunSpec.Strategy("bench", "bench", new TreeMap<>())),
                request,
                account(),
                execution,
                RiskLimits.NONE,
                sizing,
                maxBars,
                1,
                LogLevel.FULL);
        var file = scratch.fresh(".log");
        try (EventLog log = new EventLog(file);
                BackgroundRecord record = new BackgroundRecord(log)) {
            return new BacktestRun(spec, List.of(strategy), data, "bench", record).play();
        } finally {
            file.toFile().delete();
        }
    }
}
