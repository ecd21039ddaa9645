package tapedeck.indicator;

/// Standard deviation of the last n values of a computed line around their mean, population form.
///
/// Sums of deviations from an anchor and of their squares carry their rounding errors along; every n bars the anchor
/// moves to the mean and the sums are made anew, so that the cost per bar is constant and no error outlives a window.
final class StdDevOfLine extends ComputedLine {
    private final ColumnLine source;
    private final int length;
    private final int warm;
    private double anchor;
    private double sum;
    private double sumError;
    private double squares;
    private double squaresError;
    private int age;

    StdDevOfLine(ColumnLine source, int length) {
        super(source.series, source.warmupBars() + length - 1);
        this.source = source;
        this.length = length;
        this.warm = source.warmupBars() + length - 2;
    }

    @Override
    double compute(int index) {
        int seen = age(index);
        if (seen < warm) {
            return Double.NaN;
        }
        if (seen == warm || ++age >= length) {
            renew(index);
        } else {
            take(source.at(index) - anchor, 1);
        }
        double value = Math.sqrt(Math.max(0, spread())) / length;
        take(source.at(index - length + 1) - anchor, -1);
        return value;
    }

    private void renew(int index) {
        age = 0;
        double total = 0;
        for (int i = index - length + 1; i <= index; i++) {
            total += source.at(i);
        }
        anchor = total / length;
        sum = 0;
        sumError = 0;
        squares = 0;
        squaresError = 0;
        for (int i = index - length + 1; i <= index; i++) {
            take(source.at(i) - anchor, 1);
        }
    }

    private void take(double deviation, int sign) {
        double signed = sign * deviation;
        double total = sum + signed;
        double part = total - sum;
        sumError += (sum - (total - part)) + (signed - part);
        sum = total;
        double square = signed * deviation;
        double squareError = Math.fma(signed, deviation, -square);
        double squareTotal = squares + square;
        double squarePart = squareTotal - squares;
        squaresError += (squares - (squareTotal - squarePart)) + (square - squarePart) + squareError;
        squares = squareTotal;
    }

    /// n × Σd² − (Σd)², the large parts subtracted with their rounding errors.
    private double spread() {
        double scaled = length * squares;
        double scaledError = Math.fma(length, squares, -scaled);
        double product = sum * sum;
        double productError = Math.fma(sum, sum, -product);
        return (scaled - product) + (scaledError - productError) + length * squaresError - 2 * sum * sumError;
    }
}
