package tapedeck.lab.store.quality;

import java.util.Arrays;
import java.util.List;
import tapedeck.engine.CorporateAction;
import tapedeck.model.Fixed;

/// Looks at how prices move from bar to bar: spikes that come back, and jumps that look like splits.
///
/// The measure is robust: the median size of recent moves, which a few wild ones do not change.
final class MoveChecks {
    private static final int WINDOW = 128;
    private static final int FEWEST = 16;
    private static final double SPIKE = 12;
    private static final double RETURNS = 0.3;
    private static final double[] SPLITS = {2, 3, 4, 5, 6, 7, 8, 10, 15, 20, 1.5};
    private static final double SPLIT_TOLERANCE = 0.03;

    private final QualityReport report;
    private final double[] sizes = new double[WINDOW];
    private int count;
    private double typical;
    private double last;
    private boolean hasLast;
    private double pendingJump;
    private long pendingTime;
    private double pendingOpenRatio;

    private final List<CorporateAction> splits;
    private int nextSplit;
    private String knownSplit = "";

    /// @param splits of the instrument that are known, by time: prices may jump by their ratio
    MoveChecks(QualityReport report, List<CorporateAction> splits) {
        this.report = report;
        this.splits = splits;
    }

    /// The last price in the units of this bar.
    private void restate(long time) {
        while (nextSplit < splits.size() && splits.get(nextSplit).time() <= time) {
            CorporateAction split = splits.get(nextSplit++);
            last += StrictMath.log((double) split.oldUnits() / split.newUnits());
            knownSplit = split.newUnits() + ":" + split.oldUnits();
        }
    }

    void bar(long time, long open, long high, long low, long close) {
        double price = StrictMath.log(Fixed.toDouble(close));
        double wick = Math.max(
                StrictMath.log((double) high / Math.max(open, close)),
                StrictMath.log((double) Math.min(open, close) / low));
        if (!hasLast) {
            last = price;
            hasLast = true;
            return;
        }
        knownSplit = pendingJump == 0 ? "" : knownSplit;
        restate(time);
        double move = price - last;
        measure();
        boolean isKnown = count >= FEWEST && typical > 0;
        if (isKnown && pendingJump != 0) {
            settle(move);
        }
        if (isKnown && wick > SPIKE * 2 * typical) {
            report.add(Check.SPIKES, time, "a wick of " + percent(wick));
        }
        if (isKnown && Math.abs(move) > SPIKE * typical) {
            pendingJump = move;
            pendingTime = time;
            pendingOpenRatio = Fixed.toDouble(open) / StrictMath.exp(last);
        } else {
            sizes[count++ % WINDOW] = Math.abs(move);
        }
        last = price;
    }

    /// A jump is a spike if the next move takes most of it back, and a split if it stays and its ratio is a split's.
    private void settle(double move) {
        boolean cameBack = Math.abs(pendingJump + move) < RETURNS * Math.abs(pendingJump);
        if (cameBack) {
            report.add(Check.SPIKES, pendingTime, "a jump of " + percent(pendingJump) + " that came back");
        } else {
            split();
        }
        pendingJump = 0;
    }

    private void split() {
        for (double ratio : SPLITS) {
            boolean isForward = Math.abs(pendingOpenRatio * ratio - 1) < SPLIT_TOLERANCE;
            boolean isReverse = Math.abs(pendingOpenRatio / ratio - 1) < SPLIT_TOLERANCE;
            if (isForward || isReverse) {
                String text = ratio == Math.rint(ratio) ? Long.toString((long) ratio) : Double.toString(ratio);
                String ours = isForward ? text + ":1" : "1:" + text;
                String why = knownSplit.isEmpty()
                        ? "looks like " + ours
                        : "the split " + knownSplit + " does not show: are the prices adjusted already?";
                report.add(Check.SPLITS, pendingTime, why);
                return;
            }
        }
    }

    void finish() {
        if (pendingJump != 0) {
            split();
        }
    }

    private void measure() {
        if (count % 16 == 0 && count > 0) {
            double[] sorted = Arrays.copyOf(sizes, Math.min(count, WINDOW));
            Arrays.sort(sorted);
            typical = Math.max(sorted[sorted.length / 2], sorted[sorted.length - 1] / 6);
        }
    }

    private static String percent(double logMove) {
        return Math.round(100 * (StrictMath.exp(logMove) - 1)) + " %";
    }
}
