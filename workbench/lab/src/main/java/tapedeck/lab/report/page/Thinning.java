package tapedeck.lab.report.page;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Fewer points of a line, without losing an extreme: the least and the greatest of every bucket stay.
final class Thinning {
    /// Lines with more points than this are thinned.
    static final int LIMIT = 5_000;

    static final int BUCKETS = 2_000;

    private Thinning() {}

    /// Indices to keep of lines that share their points, in order; first and last stay. Not finite values are passed
    /// over.
    static int[] keep(List<double[]> lines, int buckets) {
        int n = lines.getFirst().length;
        if (n <= 2 * buckets) {
            int[] all = new int[n];
            java.util.Arrays.setAll(all, i -> i);
            return all;
        }
        BitSet kept = new BitSet(n);
        kept.set(0);
        kept.set(n - 1);
        for (int bucket = 0; bucket < buckets; bucket++) {
            int from = (int) ((long) n * bucket / buckets);
            int to = (int) ((long) n * (bucket + 1) / buckets);
            for (double[] line : lines) {
                int least = -1;
                int greatest = -1;
                for (int i = from; i < to; i++) {
                    if (Double.isFinite(line[i])) {
                        least = least < 0 || line[i] < line[least] ? i : least;
                        greatest = greatest < 0 || line[i] > line[greatest] ? i : greatest;
                    }
                }
                if (least >= 0) {
                    kept.set(least);
                    kept.set(greatest);
                }
            }
        }
        return kept.stream().toArray();
    }

    /// A line as points, thinned to at most about `most`.
    static double[][] points(double[] x, double[] y, int most) {
        List<double[]> points = new ArrayList<>();
        for (int i : keep(List.of(y), most / 2)) {
            points.add(new double[] {x[i], y[i]});
        }
        return points.toArray(double[][]::new);
    }
}
