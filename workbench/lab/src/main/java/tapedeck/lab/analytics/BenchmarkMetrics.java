package tapedeck.lab.analytics;

import java.util.function.DoublePredicate;

/// The metrics of a sample against a benchmark on the same days.
final class BenchmarkMetrics {
    private static final String FLAT_BENCHMARK = "the benchmark does not vary";

    private BenchmarkMetrics() {}

    static void absent(MetricSheet sheet, String reason) {
        MetricCatalog.group(MetricGroup.BENCHMARK).forEach(definition -> sheet.absent(definition.id(), reason));
    }

    static void write(MetricSheet sheet, ReturnSample sample, DailySeries benchmark) {
        double[] theirs = benchmark.returns();
        if (sample.n < 2) {
            absent(sheet, "needs at least 2 daily returns");
            return;
        }
        writeRegression(sheet, sample, theirs);
        writeActive(sheet, sample, theirs);
        writeCapture(sheet, "up_capture", sample, theirs, value -> value > 0);
        writeCapture(sheet, "down_capture", sample, theirs, value -> value < 0);
    }

    private static void writeRegression(MetricSheet sheet, ReturnSample sample, double[] theirs) {
        boolean flat = ReturnSample.spread(theirs) == 0;
        double beta = flat ? Double.NaN : Statistics.covariance(sample.returns, theirs) / Statistics.variance(theirs);
        double correlation = flat || sample.std == 0 ? Double.NaN : Statistics.correlation(sample.returns, theirs);
        double riskFree = sample.conventions.riskFreePerPeriod();
        double periods = sample.conventions.periodsPerYear();
        double ownExcess = sample.mean - riskFree;
        double alpha = periods * (ownExcess - beta * (Statistics.mean(theirs) - riskFree));
        String noCorrelation = flat ? FLAT_BENCHMARK : "returns do not vary";
        String noBeta = flat ? FLAT_BENCHMARK : "beta is zero";
        sheet.put("beta", beta, FLAT_BENCHMARK);
        sheet.put("alpha", alpha, FLAT_BENCHMARK);
        sheet.put("corr", correlation, noCorrelation);
        sheet.put("r2", correlation * correlation, noCorrelation);
        sheet.put("treynor", periods * ownExcess / beta, noBeta);
        sheet.put("treynor_qs", sample.total / beta, noBeta);
    }

    private static void writeActive(MetricSheet sheet, ReturnSample sample, double[] theirs) {
        double[] active = new double[sample.n];
        for (int i = 0; i < sample.n; i++) {
            active[i] = sample.returns[i] - theirs[i];
        }
        double spread = ReturnSample.spread(active);
        double ratio = Statistics.mean(active) / spread;
        String same = "the difference to the benchmark does not vary";
        sheet.put("ir", ratio * sample.annualRoot, same);
        sheet.put("ir_daily", ratio, same);
        sheet.put("tracking_error", spread * sample.annualRoot, same);
    }

    private static void writeCapture(
            MetricSheet sheet, String id, ReturnSample sample, double[] theirs, DoublePredicate days) {
        double ownGrowth = 1;
        double theirGrowth = 1;
        int count = 0;
        for (int i = 0; i < theirs.length; i++) {
            if (days.test(theirs[i])) {
                ownGrowth *= 1 + sample.returns[i];
                theirGrowth *= 1 + theirs[i];
                count++;
            }
        }
        double exponent = sample.conventions.periodsPerYear() / count;
        double own = ReturnSample.power(ownGrowth - 1, exponent);
        double their = ReturnSample.power(theirGrowth - 1, exponent);
        sheet.put(id, count == 0 ? Double.NaN : own / their, "no such day of the benchmark, or all was lost on them");
    }
}
