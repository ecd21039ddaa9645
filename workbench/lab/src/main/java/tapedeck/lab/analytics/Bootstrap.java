package tapedeck.lab.analytics;

import java.util.Arrays;
import java.util.Optional;

/// How far the headline numbers of a run could be luck: confidence bands by the stationary block bootstrap.
///
/// Daily returns are drawn in blocks of random length (mean ⌈n^⅓⌉ days, wrapping at the end), which keeps what
/// dependence there is from day to day; each sample is as long as the run. Pure: the same seed gives the same bits.
public final class Bootstrap {
    private final double[] returns;
    private final double riskFree;
    private final double annualRoot;
    private final double years;
    private final int meanBlock;

    private Bootstrap(DailySeries series, Conventions conventions) {
        returns = series.returns();
        riskFree = conventions.riskFreePerPeriod();
        annualRoot = Math.sqrt(conventions.periodsPerYear());
        years = series.calendarDays() / 365.25;
        meanBlock = (int) Math.ceil(StrictMath.cbrt(returns.length));
    }

    /// Bands of terminal growth of 1, CAGR, annual Sharpe ratio and maximum drawdown; `lossShare` is the share of
    /// samples that ended below the start.
    public record Bands(
            Resampling resampling,
            int meanBlock,
            Optional<Band> terminal,
            Optional<Band> cagr,
            Optional<Band> sharpe,
            Optional<Band> maxDrawdown,
            double lossShare) {}

    /// Empty for a series of fewer than 2 returns.
    public static Optional<Bands> of(DailySeries series, Conventions conventions, Resampling resampling) {
        return series.size() < 2 ? Optional.empty() : Optional.of(new Bootstrap(series, conventions).run(resampling));
    }

    private Bands run(Resampling resampling) {
        int samples = resampling.samples();
        double[] terminal = new double[samples];
        double[] cagr = new double[samples];
        double[] sharpe = new double[samples];
        double[] maxDrawdown = new double[samples];
        Chance chance = new Chance(resampling.seed());
        double[] sample = new double[returns.length];
        for (int i = 0; i < samples; i++) {
            draw(chance, sample);
            terminal[i] = Drawdowns.growthOf(sample);
            cagr[i] = years == 0 ? Double.NaN : ReturnSample.power(terminal[i] - 1, 1 / years);
            sharpe[i] = sharpeOf(sample);
            maxDrawdown[i] = Drawdowns.deepest(sample);
        }
        double confidence = resampling.confidence();
        return new Bands(
                resampling,
                meanBlock,
                Band.of(terminal, confidence),
                Band.of(cagr, confidence),
                Band.of(sharpe, confidence),
                Band.of(maxDrawdown, confidence),
                (double) Arrays.stream(terminal).filter(growth -> growth < 1).count() / samples);
    }

    private void draw(Chance chance, double[] sample) {
        double restart = 1.0 / meanBlock;
        int at = 0;
        for (int i = 0; i < sample.length; i++) {
            boolean begins = i == 0 || chance.fraction() < restart;
            at = begins ? chance.below(returns.length) : (at + 1) % returns.length;
            sample[i] = returns[at];
        }
    }

    private double sharpeOf(double[] sample) {
        double std = ReturnSample.spread(sample);
        return std == 0 ? Double.NaN : (Statistics.mean(sample) - riskFree) / std * annualRoot;
    }
}
