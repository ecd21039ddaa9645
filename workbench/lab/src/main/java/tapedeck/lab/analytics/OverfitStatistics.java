package tapedeck.lab.analytics;

import org.hipparchus.distribution.continuous.NormalDistribution;

/// What many trials do to the best of them: the expected maximum of unskilled Sharpe ratios and what follows from it.
public final class OverfitStatistics {
    private static final double EULER_MASCHERONI = 0.5772156649015329;
    private static final NormalDistribution NORMAL = new NormalDistribution();

    private OverfitStatistics() {}

    /// Expected maximum of `trials` independent standard normal draws, in the approximation of Bailey and López de
    /// Prado.
    public static double expectedMaximum(int trials) {
        if (trials < 1) {
            throw new IllegalArgumentException(trials + " trials: expected at least one");
        }
        // The best of one is that one; the approximation would give minus infinity.
        if (trials == 1) {
            return 0;
        }
        return (1 - EULER_MASCHERONI) * normalQuantile(1 - 1.0 / trials)
                + EULER_MASCHERONI * normalQuantile(1 - 1 / (trials * Math.E));
    }

    /// Deflated Sharpe ratio of daily metrics: the metric `dsr` of the chosen trial, given every trial's Sharpe ratio.
    ///
    /// `trialSharpes` are per period, not annualised, the chosen one's included.
    public static Metric deflatedSharpe(DailySeries chosen, Conventions conventions, double[] trialSharpes) {
        MetricDefinition definition = MetricCatalog.get("dsr");
        ReturnSample sample = new ReturnSample(chosen, conventions);
        if (sample.n < 4 || sample.excessStd == 0) {
            return Metric.absent(definition, "needs at least 4 daily returns that vary");
        }
        if (trialSharpes.length < 2) {
            return Metric.absent(definition, "needs at least 2 trials");
        }
        double value = SharpeSample.of(sample.excess).deflated(Statistics.variance(trialSharpes), trialSharpes.length);
        return Metric.isAllowed(definition, value)
                ? Metric.of(definition, value, true)
                : Metric.absent(definition, "the trials' Sharpe ratios are not numbers");
    }

    /// Years of data below which the best of `trials` unskilled strategies is expected to show this annual Sharpe
    /// ratio.
    public static double minimumBacktestYears(int trials, double annualSharpe) {
        double ratio = expectedMaximum(trials) / annualSharpe;
        return ratio * ratio;
    }

    static double normalProbability(double z) {
        return NORMAL.cumulativeProbability(z);
    }

    static double normalQuantile(double probability) {
        return NORMAL.inverseCumulativeProbability(probability);
    }
}
