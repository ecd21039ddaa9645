package tapedeck.indicator;

import tapedeck.model.ConfigException;
import tapedeck.model.Fixed;

/// Least squares `y = intercept + slope × x` over the last n pairs, in constant time per pair and exact: all sums are
/// integers at 1e-8 in 128 bits. For two series, add a pair when both have closed a bar at one instant.
///
/// Not thread-safe.
public final class Regression {
    private final int length;
    private final long[] xs;
    private final long[] ys;
    private final WideSum xx = new WideSum();
    private final WideSum xy = new WideSum();
    private final WideSum yy = new WideSum();
    private long anchorX;
    private long anchorY;
    private long sumX;
    private long sumY;
    private int count;
    private int next;

    public Regression(int length) {
        if (length < 2 || length > WideSum.LENGTH_LIMIT) {
            throw new ConfigException(
                    "TD-S021", "setup", "a regression over " + length + " pairs", "2 to " + WideSum.LENGTH_LIMIT);
        }
        this.length = length;
        xs = new long[length];
        ys = new long[length];
    }

    /// Takes in a pair at 1e-8; the oldest leaves once the window is full.
    public void add(long x, long y) {
        if (count == length) {
            take(xs[next] - anchorX, ys[next] - anchorY, -1);
        } else {
            count++;
        }
        xs[next] = x;
        ys[next] = y;
        next = next + 1 == length ? 0 : next + 1;
        if (count == 1 || isFar(x - anchorX) || isFar(y - anchorY)) {
            anchorAt(x, y);
        } else {
            take(x - anchorX, y - anchorY, 1);
        }
    }

    /// Begins again without a pair.
    public void clear() {
        count = 0;
        next = 0;
    }

    /// The same in doubles, rounded to 1e-8.
    public void add(double x, double y) {
        add(Fixed.fromDouble(x), Fixed.fromDouble(y));
    }

    private static boolean isFar(long difference) {
        return Math.abs(difference) >= WideSum.VALUE_LIMIT;
    }

    private void anchorAt(long x, long y) {
        anchorX = x;
        anchorY = y;
        sumX = 0;
        sumY = 0;
        xx.clear();
        xy.clear();
        yy.clear();
        for (int i = 0; i < count; i++) {
            if (isFar(xs[i] - x) || isFar(ys[i] - y)) {
                throw new ArithmeticException("values moved too far for a regression over " + length + " pairs");
            }
            take(xs[i] - x, ys[i] - y, 1);
        }
    }

    private void take(long x, long y, int sign) {
        sumX += sign * x;
        sumY += sign * y;
        xx.add(sign * x, x);
        xy.add(sign * x, y);
        yy.add(sign * y, y);
    }

    /// Whether the window is full.
    public boolean isWarm() {
        return count == length;
    }

    /// Change of y per unit of x; NaN while x does not vary.
    public double slope() {
        double varies = xx.spread(count, sumX, sumX);
        return varies == 0 ? Double.NaN : xy.spread(count, sumX, sumY) / varies;
    }

    /// y where x is 0.
    public double intercept() {
        return fit(0);
    }

    /// The fitted y at `x`.
    public double fit(double x) {
        double meanX = Fixed.toDouble(anchorX) + (double) sumX / count / Fixed.ONE;
        double meanY = Fixed.toDouble(anchorY) + (double) sumY / count / Fixed.ONE;
        return meanY + slope() * (x - meanX);
    }

    /// Share of y's variance that the line explains, 0 to 1; NaN where either does not vary.
    public double rSquared() {
        double xVaries = xx.spread(count, sumX, sumX);
        double yVaries = yy.spread(count, sumY, sumY);
        double together = xy.spread(count, sumX, sumY);
        return xVaries == 0 || yVaries == 0 ? Double.NaN : together / xVaries * (together / yVaries);
    }

    /// Standard deviation of y around the line, population form.
    public double residualDeviation() {
        double xVaries = xx.spread(count, sumX, sumX);
        double yVaries = yy.spread(count, sumY, sumY);
        double together = xy.spread(count, sumX, sumY);
        double unexplained = xVaries == 0 ? yVaries : yVaries - together * (together / xVaries);
        // A perfect line leaves only the rounding of the subtraction.
        return unexplained <= yVaries * 1e-15 ? 0 : Math.sqrt(unexplained) / ((double) count * Fixed.ONE);
    }

    /// How many residual deviations the newest pair lies above the line; 0 on a perfect line, NaN while x does not
    /// vary.
    public double zScore() {
        int newest = next == 0 ? length - 1 : next - 1;
        double residual = Fixed.toDouble(ys[newest]) - fit(Fixed.toDouble(xs[newest]));
        double deviation = residualDeviation();
        return deviation == 0 ? 0 * residual : residual / deviation;
    }
}
