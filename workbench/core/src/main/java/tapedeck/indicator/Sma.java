package tapedeck.indicator;

/// Simple moving average over prices, exact: the sum is kept in scaled integers, so equal averages compare equal.
final class Sma extends ComputedLine {
    private static final long EXACT = 1L << 53;
    private static final long ONE = 100_000_000L;

    private final PriceLine source;
    private final int length;
    private final long divisor;
    private long sum;

    Sma(PriceLine source, int length) {
        super(source.series, length);
        this.source = source;
        this.length = length;
        this.divisor = length * ONE;
    }

    @Override
    double compute(int index) {
        sum = Math.addExact(sum, source.scaled(index));
        if (age(index) < length - 1) {
            return Double.NaN;
        }
        long total = sum;
        sum = total - source.scaled(index - length + 1);
        return quotient(total, divisor);
    }

    @Override
    void forget() {
        sum = 0;
    }

    /// The same rational number always gives the same double, whatever the divisor: a tie stays a tie.
    static double quotient(long total, long divisor) {
        if (-EXACT <= total && total <= EXACT) {
            return (double) total / divisor;
        }
        long whole = total / divisor;
        return whole + (double) (total - whole * divisor) / divisor;
    }
}
