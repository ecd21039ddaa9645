package tapedeck.lab.analytics;

import static tapedeck.lab.analytics.MetricGroup.BENCHMARK;
import static tapedeck.lab.analytics.MetricUnit.PERCENT;
import static tapedeck.lab.analytics.MetricUnit.RATIO;

import java.util.List;

/// How the strategy stands to its benchmark; b is the benchmark's daily return.
final class BenchmarkDefinitions {
    static final List<Entry> ENTRIES = List.of(
            entry("beta", "Beta", RATIO)
                    .formula("cov(r, b) / var(b)")
                    .convention("Daily returns on the same days.")
                    .quantstats("greeks.beta"),
            entry("alpha", "Alpha", PERCENT)
                    .higher()
                    .annualised()
                    .formula("P·[(mean(r) − rf_p) − beta·(mean(b) − rf_p)]")
                    .convention("CAPM, arithmetic.")
                    .quantstats("greeks.alpha (equal at rf = 0)"),
            entry("corr", "Correlation", RATIO)
                    .formula("corr(r, b)")
                    .convention("Pearson, daily returns.")
                    .quantstats("benchmark_correlation"),
            entry("r2", "R²", RATIO)
                    .formula("corr(r, b)²")
                    .convention("Daily returns.")
                    .quantstats("r_squared"),
            entry("ir", "Information ratio", RATIO)
                    .higher()
                    .annualised()
                    .formula("mean(r − b) / std(r − b)·√P")
                    .convention("Annualised.")
                    .elsewhere("quantstats' information_ratio is not annualised: see ir_daily."),
            entry("ir_daily", "Information ratio, daily", RATIO)
                    .higher()
                    .formula("mean(r − b) / std(r − b)")
                    .convention("Not annualised.")
                    .quantstats("information_ratio"),
            entry("tracking_error", "Tracking error", PERCENT)
                    .lower()
                    .annualised()
                    .formula("std(r − b)·√P")
                    .convention("Annualised."),
            entry("treynor", "Treynor", PERCENT)
                    .higher()
                    .annualised()
                    .formula("P·(mean(r) − rf_p) / beta")
                    .convention("Annualised arithmetic mean.")
                    .elsewhere("quantstats' treynor_ratio divides the total return: see treynor_qs."),
            entry("treynor_qs", "Treynor, total return", PERCENT)
                    .higher()
                    .formula("R / beta")
                    .convention("Depends on the length of the run.")
                    .quantstats("treynor_ratio"),
            entry("up_capture", "Up capture", PERCENT)
                    .higher()
                    .annualised()
                    .formula("annual return(r | b > 0) / annual return(b | b > 0)")
                    .convention("Annual return = ∏(1 + ·)^(P / number of those days) − 1.")
                    .agrees(Agreement.EMPYRICAL)
                    .elsewhere("Not in quantstats; empyrical calls this up_capture."),
            entry("down_capture", "Down capture", PERCENT)
                    .lower()
                    .annualised()
                    .formula("annual return(r | b < 0) / annual return(b | b < 0)")
                    .convention("Annual return = ∏(1 + ·)^(P / number of those days) − 1.")
                    .agrees(Agreement.EMPYRICAL)
                    .elsewhere("Not in quantstats; empyrical calls this down_capture."));

    private BenchmarkDefinitions() {}

    private static Entry entry(String id, String label, MetricUnit unit) {
        return Entry.of(id, label, BENCHMARK, unit);
    }
}
