package tapedeck.lab.analytics;

import static tapedeck.lab.analytics.MetricGroup.DISTRIBUTION;
import static tapedeck.lab.analytics.MetricUnit.PERCENT;
import static tapedeck.lab.analytics.MetricUnit.RATIO;

import java.util.List;

/// What the daily returns look like.
final class DistributionDefinitions {
    static final List<Entry> ENTRIES = List.of(
            entry("avg_return", "Average day", PERCENT)
                    .higher()
                    .formula("mean(r | r ≠ 0)")
                    .convention("Flat days are left out.")
                    .quantstats("avg_return"),
            entry("avg_win", "Average winning day", PERCENT)
                    .higher()
                    .formula("mean(r | r > 0)")
                    .convention("Daily returns.")
                    .quantstats("avg_win"),
            entry("avg_loss", "Average losing day", PERCENT)
                    .higher()
                    .formula("mean(r | r < 0)")
                    .convention("Daily returns; negative.")
                    .quantstats("avg_loss"),
            entry("skew", "Skew", RATIO)
                    .higher()
                    .formula("G1 = √(n(n−1)) / (n−2)·m₃ / m₂^1.5")
                    .convention("Bias-corrected; negative = the long tail is on the losing side.")
                    .quantstats("skew"),
            entry("kurtosis", "Excess kurtosis", RATIO)
                    .lower()
                    .formula("G2 = (n−1) / ((n−2)(n−3))·((n+1)(m₄/m₂² − 3) + 6)")
                    .convention("Bias-corrected, 0 for a normal distribution.")
                    .quantstats("kurtosis"),
            entry("tail_ratio", "Tail ratio", RATIO)
                    .higher()
                    .formula("|q(0.95) / q(0.05)|")
                    .convention("Quantiles of daily returns by linear interpolation (type 7).")
                    .quantstats("tail_ratio"),
            entry("outlier_win", "Outlier win", RATIO)
                    .formula("q(0.99) / mean(r | r ≥ 0)")
                    .convention("Flat days count as gains, as the source defines it.")
                    .quantstats("outlier_win_ratio"),
            entry("outlier_loss", "Outlier loss", RATIO)
                    .formula("q(0.01) / mean(r | r < 0)")
                    .convention("Daily returns.")
                    .quantstats("outlier_loss_ratio"));

    private DistributionDefinitions() {}

    private static Entry entry(String id, String label, MetricUnit unit) {
        return Entry.of(id, label, DISTRIBUTION, unit);
    }
}
