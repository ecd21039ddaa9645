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
    private final double mean;
    private final double[] shareUpTo;

    private Bootstrap(DailySeries series, Conventions conventions) {
        returns = series.returns();
        riskFree = conventions.riskFreePerPeriod();
        annualRoot = Math.sqrt(conventions.periodsPerYear());
        years = series.calendarDays() / 365.25;
        meanBlock = (int) Math.ceil(StrictMath.cbrt(returns.length));
        mean = Statistics.mean(returns);
        shareUpTo = blockLengths(meanBlock);
    }

    /// The share of blocks of at most 1, 2, 3 … days; what is longer than forty times the mean is cut there.
    private static double[] blockLengths(int mean) {
        double[] shares = new double[40 * mean];
        double longer = 1;
        for (int i = 0; i < shares.length; i++) {
            longer *= 1 - 1.0 / mean;
            shares[i] = 1 - longer;
        }
        return shares;
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
        Draw draw = new Draw();
        for (int i = 0; i < samples; i++) {
            draw.take(chance);
            terminal[i] = draw.growth;
            cagr[i] = years == 0 ? Double.NaN : ReturnSample.power(terminal[i] - 1, 1 / years);
            sharpe[i] = draw.sharpe();
            maxDrawdown[i] = draw.lowest - 1;
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

    /// One sample, walked once as it is drawn: its growth, its lowest share of a peak, and its spread around the run's
    /// own mean.
    private final class Draw {
        private double growth;
        private double lowest;
        private double sum;
        private double squares;

        void take(Chance chance) {
            // Locals, stored once: the loop below runs millions of times before it is compiled well.
            double grown = 1;
            double peak = 1;
            double least = 1;
            double total = 0;
            double totalSquares = 0;
            int n = returns.length;
            for (int left = n; left > 0; ) {
                int at = chance.below(n);
                int length = Math.min(left, blockLength(chance));
                left -= length;
                for (int end = at + length; at < end; at++) {
                    double value = returns[at < n ? at : at - n];
                    double off = value - mean;
                    total += off;
                    totalSquares += off * off;
                    grown *= 1 + value;
                    if (grown > peak) {
                        peak = grown;
                    } else if (grown < least * peak) {
                        grown = Math.max(0, grown);
                        least = grown / peak;
                    }
                }
            }
            growth = grown;
            lowest = least;
            sum = total;
            squares = totalSquares;
        }

        /// Geometric, as if each day had the same chance to be a block's last.
        private int blockLength(Chance chance) {
            double place = chance.fraction();
            int below = 0;
            int above = shareUpTo.length - 1;
            while (below < above) {
                int middle = (below + above) >>> 1;
                if (place < shareUpTo[middle]) {
                    above = middle;
                } else {
                    below = middle + 1;
                }
            }
            return below + 1;
        }

        double sharpe() {
            int n = returns.length;
            double std = Math.sqrt(Math.max(0, squares - sum * sum / n) / (n - 1));
            return std <= ReturnSample.ROUNDING ? Double.NaN : (mean + sum / n - riskFree) / std * annualRoot;
        }
    }
}
