package tapedeck.lab.report.model;

import java.util.List;
import java.util.Optional;
import tapedeck.file.RunFolder;
import tapedeck.lab.analytics.Attribution;
import tapedeck.lab.analytics.Bootstrap;
import tapedeck.lab.analytics.Conventions;
import tapedeck.lab.analytics.DailySeries;
import tapedeck.lab.analytics.Metrics;
import tapedeck.lab.analytics.RollingMetrics;
import tapedeck.lab.analytics.TradeOrder;

/// Every number of a report, computed from a run folder and, where it can be opened, its market data.
///
/// Pure: the same run and options give the same bits. Immutable and thread-safe once made.
///
/// @param closes           time of each daily close, as many as the series has days
/// @param attribution      where the profit came from
/// @param benchmarkMetrics the daily metrics of the benchmark alone
/// @param rolling          one per window of [RollingMetrics#WINDOWS]
/// @param options          what it was made with
/// @param bars             of each instrument, empty where the market data cannot be read
public record ReportModel(
        RunFacts facts,
        RunLog log,
        Conventions conventions,
        DailySeries series,
        List<Long> closes,
        Optional<Benchmark> benchmark,
        Metrics metrics,
        Optional<Metrics> benchmarkMetrics,
        Attribution attribution,
        List<RollingMetrics> rolling,
        Optional<Bootstrap.Bands> bands,
        Optional<TradeOrder.Result> tradeOrder,
        List<BarColumns> bars,
        List<Warning> warnings,
        ReportOptions options) {
    public ReportModel {
        closes = List.copyOf(closes);
        rolling = List.copyOf(rolling);
        bars = List.copyOf(bars);
        warnings = List.copyOf(warnings);
    }

    /// Reads a run and computes everything.
    public static ReportModel of(RunFolder run, ReportOptions options) {
        RunFacts facts = RunFacts.of(run.manifest());
        return new ReportComputation(facts, () -> RunLog.read(run, facts), options).model();
    }

    /// The same where the run's log was gathered while it ran.
    public static ReportModel of(RunFolder run, RunLog log, ReportOptions options) {
        return new ReportComputation(RunFacts.of(run.manifest()), () -> log, options).model();
    }

    /// The metrics of the strategy by id; every id of the catalogue that a single run has.
    public Optional<Double> value(String id) {
        return metrics.find(id).filter(metric -> metric.isPresent()).map(metric -> metric.orThrow());
    }
}
