package tapedeck.lab.analytics;

import java.util.Arrays;

/// Probability of backtest overfitting by combinatorially symmetric cross-validation (Bailey, Borwein, López de Prado,
/// Zhu).
///
/// The rows (periods) are cut into equal blocks, leading rows that do not fit dropped. Every half of the blocks, in
/// lexicographic order, chooses the trial with the best mean/std (n − 1, not annualised); the other half ranks it (ties
/// averaged, 1 = worst). A trial that never moves has the ratio 0. Immutable and thread-safe.
public final class BacktestOverfitting {
    private final int[] chosen;
    private final double[] inSample;
    private final double[] outOfSample;
    private final double[] logits;

    private BacktestOverfitting(int combinations) {
        chosen = new int[combinations];
        inSample = new double[combinations];
        outOfSample = new double[combinations];
        logits = new double[combinations];
    }

    /// `returns[row][trial]`, cut into an even number of blocks of at least 2 rows.
    public static BacktestOverfitting of(double[][] returns, int blocks) {
        requireMatrix(returns, blocks);
        int trials = returns[0].length;
        BlockMoments[][] moments = moments(returns, blocks);
        int[] half = firstCombination(blocks / 2);
        BacktestOverfitting result = new BacktestOverfitting(combinations(blocks, blocks / 2));
        double[] in = new double[trials];
        double[] out = new double[trials];
        int i = 0;
        do {
            boolean[] inside = new boolean[blocks];
            for (int block : half) {
                inside[block] = true;
            }
            for (int trial = 0; trial < trials; trial++) {
                in[trial] = BlockMoments.merged(moments[trial], inside, true).ratio();
                out[trial] = BlockMoments.merged(moments[trial], inside, false).ratio();
            }
            result.record(i++, in, out);
        } while (nextCombination(half, blocks));
        return result;
    }

    public int combinations() {
        return chosen.length;
    }

    /// Share of combinations whose chosen trial is no better than the median of the others out of sample.
    public double probability() {
        return (double) Arrays.stream(logits).filter(logit -> logit <= 0).count() / logits.length;
    }

    /// Share of combinations whose chosen trial lost out of sample.
    public double probabilityOfLoss() {
        return (double) Arrays.stream(outOfSample).filter(metric -> metric < 0).count() / outOfSample.length;
    }

    /// Out-of-sample on in-sample ratio of the chosen trials: a negative slope is what overfitting looks like.
    public Statistics.LinearFit degradation() {
        return Statistics.fit(inSample, outOfSample);
    }

    /// Trial (column from 0) that combination `i` chose.
    public int chosenAt(int i) {
        return chosen[i];
    }

    public double inSampleAt(int i) {
        return inSample[i];
    }

    public double outOfSampleAt(int i) {
        return outOfSample[i];
    }

    /// Log odds of the chosen trial's relative rank out of sample.
    public double logitAt(int i) {
        return logits[i];
    }

    private void record(int i, double[] in, double[] out) {
        int best = 0;
        for (int trial = 1; trial < in.length; trial++) {
            if (in[trial] > in[best]) {
                best = trial;
            }
        }
        double relative = rank(out, best) / (out.length + 1);
        chosen[i] = best;
        inSample[i] = in[best];
        outOfSample[i] = out[best];
        logits[i] = StrictMath.log(relative / (1 - relative));
    }

    private static double rank(double[] values, int of) {
        int below = 0;
        int equal = 0;
        for (double value : values) {
            below += value < values[of] ? 1 : 0;
            equal += value == values[of] ? 1 : 0;
        }
        return below + (equal + 1) / 2.0;
    }

    private static BlockMoments[][] moments(double[][] returns, int blocks) {
        int trials = returns[0].length;
        int rows = returns.length / blocks;
        int dropped = returns.length % blocks;
        BlockMoments[][] moments = new BlockMoments[trials][blocks];
        double[] block = new double[rows];
        for (int trial = 0; trial < trials; trial++) {
            for (int b = 0; b < blocks; b++) {
                for (int row = 0; row < rows; row++) {
                    block[row] = returns[dropped + b * rows + row][trial];
                }
                moments[trial][b] = BlockMoments.of(block);
            }
        }
        return moments;
    }

    private static int[] firstCombination(int size) {
        int[] combination = new int[size];
        Arrays.setAll(combination, i -> i);
        return combination;
    }

    private static boolean nextCombination(int[] combination, int of) {
        int i = combination.length - 1;
        while (i >= 0 && combination[i] == of - combination.length + i) {
            i--;
        }
        if (i < 0) {
            return false;
        }
        combination[i]++;
        for (int j = i + 1; j < combination.length; j++) {
            combination[j] = combination[j - 1] + 1;
        }
        return true;
    }

    private static int combinations(int n, int k) {
        long count = 1;
        for (int i = 1; i <= k; i++) {
            count = count * (n - k + i) / i;
        }
        return (int) count;
    }

    private static void requireMatrix(double[][] returns, int blocks) {
        if (blocks < 2 || blocks % 2 != 0 || blocks > 20) {
            throw new IllegalArgumentException(blocks + " blocks: expected an even number from 2 to 20");
        }
        if (returns.length < 2 * blocks || returns[0].length < 2) {
            throw new IllegalArgumentException(returns.length + " periods of "
                    + (returns.length == 0 ? 0 : returns[0].length) + " trials: expected at least " + 2 * blocks
                    + " periods of 2 trials");
        }
        for (double[] row : returns) {
            if (row.length != returns[0].length || !Arrays.stream(row).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("the rows differ in length or hold a number that is not finite");
            }
        }
    }
}
