package tapedeck.indicator;

import tapedeck.model.Fixed;

/// Standard deviation of the last n prices around their mean, population form, in constant time: the sums of the
/// deviations from an anchor and of their squares are exact integers, so nothing drifts and nothing cancels.
final class StdDev extends ComputedLine {
    private final PriceLine source;
    private final int length;
    private final WideSum squares = new WideSum();
    private long sum;
    private long anchor;

    StdDev(PriceLine source, int length) {
        super(source.series, length);
        this.source = source;
        this.length = length;
    }

    @Override
    double compute(int index) {
        long deviation = source.scaled(index) - anchor;
        int age = age(index);
        if (age == 0 || Math.abs(deviation) >= WideSum.VALUE_LIMIT) {
            anchorAt(index);
        } else {
            sum += deviation;
            squares.add(deviation, deviation);
        }
        if (age < length - 1) {
            return Double.NaN;
        }
        double value = Math.sqrt(squares.spread(length, sum, sum)) / ((double) length * Fixed.ONE);
        long oldest = source.scaled(index - length + 1) - anchor;
        sum -= oldest;
        squares.subtract(oldest, oldest);
        return value;
    }

    /// Counts from the newest price on: the first time, and where prices have moved out of reach.
    private void anchorAt(int index) {
        anchor = source.scaled(index);
        sum = 0;
        squares.clear();
        for (int i = Math.max(index - age(index), index - length + 1); i <= index; i++) {
            long deviation = source.scaled(i) - anchor;
            if (Math.abs(deviation) >= WideSum.VALUE_LIMIT) {
                throw new ArithmeticException(
                        "prices of " + series + " moved too far for a standard deviation over " + length + " bars");
            }
            sum += deviation;
            squares.add(deviation, deviation);
        }
    }
}
