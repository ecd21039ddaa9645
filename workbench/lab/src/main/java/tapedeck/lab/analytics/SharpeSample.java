package tapedeck.lab.analytics;

/// A measured Sharpe ratio with what its uncertainty depends on.
///
/// `sharpe` is per period, not annualised, `observations` the number of periods, `skew` and `kurtosis` those of the
/// returns; kurtosis is raw (3 for a normal distribution). The formulas are those of Bailey and López de Prado.
public record SharpeSample(double sharpe, int observations, double skew, double kurtosis) {
    /// The Sharpe ratio of excess returns, with the bias-corrected skew and kurtosis that this package uses throughout.
    public static SharpeSample of(double[] excessReturns) {
        double sharpe = Statistics.mean(excessReturns) / Statistics.std(excessReturns);
        double kurtosis = Statistics.kurtosis(excessReturns) + 3;
        return new SharpeSample(sharpe, excessReturns.length, Statistics.skewness(excessReturns), kurtosis);
    }

    /// Probabilistic Sharpe ratio: the chance that the true ratio is above `benchmark` (per period).
    public double probabilityAbove(double benchmark) {
        return OverfitStatistics.normalProbability((sharpe - benchmark) / standardError());
    }

    /// Deflated Sharpe ratio: the chance that it is above what the best of `trials` unskilled ones would show.
    public double deflated(double varianceOfTrials, int trials) {
        return probabilityAbove(Math.sqrt(varianceOfTrials) * OverfitStatistics.expectedMaximum(trials));
    }

    /// Standard error of the Sharpe ratio.
    public double standardError() {
        return Math.sqrt(nonNormality() / (observations - 1));
    }

    /// Minimum track record: periods needed before the ratio is above `benchmark` with this probability.
    public double minimumTrackRecord(double benchmark, double probability) {
        double z = OverfitStatistics.normalQuantile(probability) / (sharpe - benchmark);
        return 1 + nonNormality() * z * z;
    }

    private double nonNormality() {
        return 1 - skew * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe;
    }
}
