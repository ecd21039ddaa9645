package tapedeck.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import tapedeck.cli.config.Settings;
import tapedeck.engine.EquityMark;
import tapedeck.engine.LogDecoder;
import tapedeck.engine.LogEntry;
import tapedeck.engine.LogLevel;
import tapedeck.engine.MarketData;
import tapedeck.engine.RunSummary;
import tapedeck.file.RunFolder;
import tapedeck.lab.analytics.Attribution;
import tapedeck.lab.analytics.ClosedTrade;
import tapedeck.lab.analytics.Conventions;
import tapedeck.lab.analytics.CostMetrics;
import tapedeck.lab.analytics.Costs;
import tapedeck.lab.analytics.DailyMetrics;
import tapedeck.lab.analytics.DailySeries;
import tapedeck.lab.analytics.ExposureMetrics;
import tapedeck.lab.analytics.ExposureSteps;
import tapedeck.lab.analytics.Metrics;
import tapedeck.lab.analytics.TradeMetrics;
import tapedeck.lab.analytics.TradingTime;
import tapedeck.model.Fill;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.TradingCalendar;

/// The numbers of a run for its summary: daily figures from the summary's marks, the rest from its event log.
///
/// @param metrics   of the strategy; without those of trades where nothing was recorded
/// @param benchmark of holding what is traded, or of the benchmark's symbol
/// @param longs     closed trades that were long
record RunFigures(Metrics metrics, Metrics benchmark, int longs, int shorts) {

    static RunFigures of(RunPlan plan, RunSummary summary, RunFolder folder, MarketData data) {
        TradingCalendar calendar = data.instruments().get(0).calendar();
        DailySeries series = series(summary, calendar);
        Conventions conventions = conventions(plan.settings(), calendar);
        DailySeries holding = Holding.of(plan, data, summary).on(series);
        Metrics daily = DailyMetrics.of(series, holding, conventions);
        Metrics benchmark = DailyMetrics.of(holding, conventions);
        if (plan.spec().logLevel() == LogLevel.NONE) {
            return new RunFigures(daily, benchmark, 0, 0);
        }
        Log log = new Log(data, plan.name());
        folder.events(new LogDecoder(data.instruments()), log::accept);
        double profit = Fixed.toDouble(summary.endEquity() - summary.startEquity());
        Costs costs = new Costs(Fixed.toDouble(summary.feesPaid()), 0, 0, 0, 0);
        Metrics all = daily.and(TradeMetrics.of(log.trades))
                .and(ExposureMetrics.of(log.steps, summary.endTime(), tradingTime(calendar, summary)))
                .and(CostMetrics.of(Attribution.of(profit, costs), log.notional, log.trades.size()));
        int longs = (int) log.trades.stream().filter(ClosedTrade::isLong).count();
        return new RunFigures(all, benchmark, longs, log.trades.size() - longs);
    }

    private static Conventions conventions(Settings settings, TradingCalendar calendar) {
        double periods = settings.optional("report.periodsPerYear")
                .map(Double::parseDouble)
                .orElse((double) calendar.periodsPerYear());
        return Conventions.of(periods).withRiskFree(Fixed.toDouble(settings.fixed("report.riskFree")));
    }

    private static DailySeries series(RunSummary summary, TradingCalendar calendar) {
        int days = summary.days().size();
        long[] dates = new long[days + 1];
        double[] equity = new double[days + 1];
        dates[0] = calendar.sessionDay(summary.startTime());
        equity[0] = Fixed.toDouble(summary.startEquity());
        for (int i = 0; i < days; i++) {
            dates[i + 1] = calendar.lastClosedDay(summary.days().time(i));
            equity[i + 1] = Fixed.toDouble(summary.days().equity(i));
        }
        return DailySeries.ofEquity(dates, equity);
    }

    private static TradingTime tradingTime(TradingCalendar calendar, RunSummary summary) {
        if (calendar.isContinuous()) {
            return TradingTime.always();
        }
        List<Long> opens = new ArrayList<>();
        List<Long> closes = new ArrayList<>();
        for (long at = summary.startTime(); at < summary.endTime(); at = closes.getLast()) {
            opens.add(calendar.sessionOpen(at));
            closes.add(calendar.sessionClose(at));
        }
        return TradingTime.sessions(
                opens.stream().mapToLong(Long::longValue).toArray(),
                closes.stream().mapToLong(Long::longValue).toArray());
    }

    /// Collects from the event log what the metrics need.
    private static final class Log {
        private final List<ClosedTrade> trades = new ArrayList<>();
        private final ExposureSteps steps = new ExposureSteps();
        private final MarketData data;
        private final String strategy;
        private double notional;

        Log(MarketData data, String strategy) {
            this.data = data;
            this.strategy = strategy;
        }

        void accept(LogEntry entry) {
            if (entry instanceof LogEntry.Traded traded) {
                trades.add(closed(traded.trade()));
            } else if (entry instanceof LogEntry.Marked marked) {
                EquityMark mark = marked.mark();
                steps.add(
                        mark.time(),
                        Fixed.toDouble(mark.gross()),
                        Fixed.toDouble(mark.net()),
                        Fixed.toDouble(mark.equity()));
            } else if (entry instanceof LogEntry.Filled filled) {
                Fill fill = filled.fill();
                Instrument instrument = data.instruments().get(fill.instrument());
                notional += Math.abs(Fixed.toDouble(instrument.notional(fill.price(), fill.size())));
            }
        }

        private ClosedTrade closed(tapedeck.execution.ClosedTrade trade) {
            return new ClosedTrade(
                    (int) trade.number(),
                    data.instruments().get(trade.instrument()).symbol(),
                    strategy,
                    trade.isLong(),
                    trade.entryTime(),
                    trade.exitTime(),
                    Fixed.toDouble(trade.size()),
                    Fixed.toDouble(trade.entryPrice()),
                    Fixed.toDouble(trade.exitPrice()),
                    Fixed.toDouble(trade.profit()),
                    Fixed.toDouble(trade.fees()),
                    Fixed.toDouble(trade.worst()),
                    Fixed.toDouble(trade.best()),
                    trade.bars(),
                    trade.entryTag(),
                    trade.exitTag(),
                    trade.risk() > 0 ? OptionalDouble.of(Fixed.toDouble(trade.risk())) : OptionalDouble.empty());
        }
    }
}
