package tapedeck.lab.analytics;

/// Computes every metric that follows from daily marks: return, risk, risk-adjusted, distribution and benchmark.
///
/// Pure and thread-safe: the same series and conventions give the same bits.
public final class DailyMetrics {
    static final String NO_RETURNS = "no daily returns";

    private DailyMetrics() {}

    /// All daily metrics; those against a benchmark are absent.
    public static Metrics of(DailySeries series, Conventions conventions) {
        ReturnSample sample = new ReturnSample(series, conventions);
        MetricSheet sheet = ownMetrics(sample);
        BenchmarkMetrics.absent(sheet, "no benchmark");
        return sheet.toMetrics();
    }

    /// All daily metrics. The benchmark must have a return on exactly the strategy's days: see [DailySeries#on].
    public static Metrics of(DailySeries series, DailySeries benchmark, Conventions conventions) {
        if (!benchmark.hasDaysOf(series)) {
            throw new IllegalArgumentException(
                    "the benchmark has other days than the strategy: mark it with benchmark.on(series)");
        }
        ReturnSample sample = new ReturnSample(series, conventions);
        MetricSheet sheet = ownMetrics(sample);
        BenchmarkMetrics.write(sheet, sample, benchmark);
        return sheet.toMetrics();
    }

    private static MetricSheet ownMetrics(ReturnSample sample) {
        MetricSheet sheet = new MetricSheet(sample.n >= Conventions.RELIABLE_DAYS);
        DailyFigures figures = new DailyFigures(sample);
        figures.writeReturns(sheet);
        figures.writeRisk(sheet);
        figures.writeDistribution(sheet);
        RatioFigures.write(sheet, sample, figures);
        return sheet;
    }
}
