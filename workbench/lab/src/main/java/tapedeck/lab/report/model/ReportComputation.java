package tapedeck.lab.report.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tapedeck.engine.Adjustment;
import tapedeck.engine.DataRequest;
import tapedeck.engine.DataView;
import tapedeck.engine.MarketData;
import tapedeck.lab.analytics.Attribution;
import tapedeck.lab.analytics.Bootstrap;
import tapedeck.lab.analytics.Conventions;
import tapedeck.lab.analytics.CostMetrics;
import tapedeck.lab.analytics.Costs;
import tapedeck.lab.analytics.DailyMetrics;
import tapedeck.lab.analytics.DailySeries;
import tapedeck.lab.analytics.ExposureMetrics;
import tapedeck.lab.analytics.ExposureSteps;
import tapedeck.lab.analytics.Metrics;
import tapedeck.lab.analytics.Resampling;
import tapedeck.lab.analytics.RollingMetrics;
import tapedeck.lab.analytics.TradeMetrics;
import tapedeck.lab.analytics.TradeOrder;
import tapedeck.lab.analytics.TradingTime;
import tapedeck.lab.analytics.TurnoverMetrics;
import tapedeck.model.DataException;
import tapedeck.model.TradingCalendar;

/// Computes a [ReportModel]; what does not need the log is begun on another processor before the log is there. Used
/// once, by one thread.
final class ReportComputation {
    /// Rolling lines are smooth: a value every few days draws the same curve.
    private static final int ROLLING_POINTS = 400;

    private final RunFacts facts;
    private final CompletableFuture<Prices> prices;
    private final RunLog log;
    private final ReportOptions options;
    private final Conventions conventions;
    private final List<Long> closes = new ArrayList<>();
    private final DailySeries series;

    /// The run's bars, as far as its data can be read.
    ///
    /// @param isOther whether the data has changed since or is gone
    private record Prices(List<BarColumns> bars, boolean isOther) {
        static final Prices NONE = new Prices(List.of(), false);
        static final Prices OTHER = new Prices(List.of(), true);
    }

    ReportComputation(RunFacts facts, Supplier<RunLog> log, ReportOptions options) {
        this.facts = facts;
        this.options = options;
        this.prices = CompletableFuture.supplyAsync(this::prices);
        this.log = log.get();
        double periods = options.periodsPerYear() > 0
                ? options.periodsPerYear()
                : facts.calendar().periodsPerYear();
        this.conventions = Conventions.of(periods).withRiskFree(options.riskFree());
        this.series = dailySeries();
    }

    private DailySeries dailySeries() {
        Marks marks = log.marks();
        long[] days = new long[marks.size() + 1];
        double[] equity = new double[marks.size() + 1];
        days[0] = facts.startDay();
        equity[0] = facts.cash();
        int n = 1;
        for (int i = 0; i < marks.size(); i++) {
            if (marks.isDayCloseAt(i)) {
                days[n] = facts.dayOf(marks.timeAt(i));
                equity[n++] = marks.equityAt(i);
                closes.add(marks.timeAt(i));
            }
        }
        DailySeries all = DailySeries.ofEquity(Arrays.copyOf(days, n), Arrays.copyOf(equity, n));
        closes.subList(all.size(), closes.size()).clear();
        return all;
    }

    ReportModel model() {
        if (log.hasForeignMoney()) {
            log.exchange(new Exchange(facts, prices.join().bars()));
        }
        Resampling resampling = Resampling.of(facts.seed());
        // of the trades alone, and as long as all the rest: on a processor of its own where there is one
        CompletableFuture<Optional<TradeOrder.Result>> order =
                CompletableFuture.supplyAsync(() -> tradeOrder(resampling));
        Attribution attribution = Attribution.of(netProfit(), new Costs(log.fees(), log.slippage(), 0, 0, 0));
        Metrics traded = tradeMetrics(attribution);
        Optional<Bootstrap.Bands> bands = Bootstrap.of(series, conventions, resampling.within(series.size()));
        Prices known = prices.join();
        Optional<Benchmark> against = benchmark(known.bars());
        Metrics metrics = dailyMetrics(against).and(traded);
        List<Warning> warnings = new ArrayList<>(Warnings.of(facts, log, series, metrics, bands));
        if (known.isOther()) {
            warnings.add(new Warning("other-data", "the market data has changed since the run: no prices are shown"));
        }
        if (log.hasForeignMoney() && !new Exchange(facts, known.bars()).isKnown()) {
            warnings.add(new Warning(
                    "no-rate", "no exchange rate is known: trades and costs are in the currencies they were made in"));
        }
        return new ReportModel(
                facts,
                log,
                conventions,
                series,
                closes,
                against,
                metrics,
                against.map(b -> DailyMetrics.of(b.series(), conventions)),
                attribution,
                rolling(against),
                bands,
                order.join(),
                known.bars(),
                warnings,
                options);
    }

    private Optional<TradeOrder.Result> tradeOrder(Resampling resampling) {
        double[] returns = TradeOrder.returnsOnEquity(log.trades(), facts.cash());
        return TradeOrder.maxDrawdown(returns, resampling.within(returns.length));
    }

    private double netProfit() {
        return series.isEmpty() ? 0 : series.moneyAt(series.size() - 1) - series.startCapital();
    }

    private Metrics dailyMetrics(Optional<Benchmark> against) {
        return against.isPresent()
                ? DailyMetrics.of(series, against.get().series(), conventions)
                : DailyMetrics.of(series, conventions);
    }

    /// All metrics that need no prices beside the run's own.
    private Metrics tradeMetrics(Attribution attribution) {
        double[] traded = new double[series.size()];
        double[] book = new double[series.size()];
        Marks marks = log.marks();
        for (int i = 0, day = 0; i < marks.size() && day < series.size(); i++) {
            if (marks.isDayCloseAt(i)) {
                traded[day] = log.tradedOn(series.dayAt(day));
                book[day++] = marks.grossAt(i);
            }
        }
        return TradeMetrics.of(log.trades())
                .and(exposure())
                .and(TurnoverMetrics.of(series, traded, book))
                .and(CostMetrics.of(
                        attribution, log.tradedNotional(), log.trades().size()));
    }

    private Metrics exposure() {
        ExposureSteps steps = new ExposureSteps().add(facts.startTime(), 0, 0, facts.cash());
        Marks marks = log.marks();
        for (int i = 0; i < marks.size(); i++) {
            steps.add(marks.timeAt(i), marks.grossAt(i), marks.netAt(i), marks.equityAt(i));
        }
        long end = Math.max(facts.endTime(), steps.timeAt(steps.size() - 1));
        return ExposureMetrics.of(steps, end, tradingTime(end));
    }

    private TradingTime tradingTime(long end) {
        TradingCalendar calendar = facts.calendar();
        if (calendar.isContinuous()) {
            return TradingTime.always();
        }
        List<long[]> sessions = new ArrayList<>();
        for (long time = facts.startTime(); time < end && calendar.covers(time); ) {
            long close = calendar.sessionClose(time);
            sessions.add(new long[] {calendar.sessionOpen(time), close});
            time = close;
        }
        return TradingTime.sessions(
                sessions.stream().mapToLong(session -> session[0]).toArray(),
                sessions.stream().mapToLong(session -> session[1]).toArray());
    }

    private List<RollingMetrics> rolling(Optional<Benchmark> against) {
        int step = Math.max(1, series.size() / ROLLING_POINTS);
        List<RollingMetrics> all = new ArrayList<>();
        for (int window : RollingMetrics.WINDOWS) {
            RollingMetrics.Steps steps = new RollingMetrics.Steps(window, step);
            all.add(
                    against.isPresent()
                            ? RollingMetrics.of(series, against.get().series(), conventions, steps)
                            : RollingMetrics.of(series, conventions, steps));
        }
        return all;
    }

    private Prices prices() {
        if (options.market().isEmpty()) {
            return Prices.NONE;
        }
        try (MarketData data = options.market().get().open(facts.request())) {
            return data.root().equals(facts.dataRoot()) ? new Prices(bars(data), false) : Prices.OTHER;
        } catch (DataException e) {
            // A report of a run whose data is gone is still a report.
            return Prices.OTHER;
        }
    }

    private static List<BarColumns> bars(MarketData data) {
        return IntStream.range(0, data.instruments().size())
                .mapToObj(number -> BarColumns.read(data, number))
                .toList();
    }

    private Optional<Benchmark> benchmark(List<BarColumns> bars) {
        if (bars.isEmpty()) {
            return Optional.empty();
        }
        MarketData.Provider provider = options.market().orElseThrow();
        Exchange rates = new Exchange(facts, bars);
        long[] times = closes.stream().mapToLong(Long::longValue).toArray();
        if (options.benchmark().isEmpty()) {
            return Optional.of(
                    Benchmark.of("buy & hold", new Benchmark.Held(held(provider, bars), rates), series, times));
        }
        String symbol = options.benchmark().get();
        DataRequest request = new DataRequest(
                List.of(symbol), facts.interval(), facts.request().range());
        try (MarketData data = provider.open(request)) {
            return Optional.of(
                    Benchmark.of(symbol, new Benchmark.Held(List.of(BarColumns.read(data, 0)), rates), series, times));
        }
    }

    /// What a holder earned: the run's bars, restated where splits and dividends are no part of their prices.
    private List<BarColumns> held(MarketData.Provider provider, List<BarColumns> bars) {
        DataRequest request = facts.request();
        if (facts.actionsHash().isEmpty() || request.view().isTicks()) {
            return bars;
        }
        DataView restated = new DataView(Adjustment.ALL, DataView.Feed.BARS, List.of());
        try (MarketData data =
                provider.open(new DataRequest(request.symbols(), request.interval(), request.range(), restated))) {
            return bars(data);
        }
    }
}
