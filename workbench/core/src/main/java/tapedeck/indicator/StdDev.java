package tapedeck.indicator;

/// Standard deviation of the last n values around their mean, population form, in two passes: no drift, no
/// cancellation.
final class StdDev extends ComputedLine {
    private final ColumnLine source;
    private final int length;
    private final int warm;

    StdDev(ColumnLine source, int length) {
        super(source.series, source.warmupBars() + length - 1);
        this.source = source;
        this.length = length;
        this.warm = source.warmupBars() + length - 2;
    }

    @Override
    double compute(int index) {
        if (index < warm) {
            return Double.NaN;
        }
        double sum = 0;
        for (int i = index - length + 1; i <= index; i++) {
            sum += source.at(i);
        }
        double mean = sum / length;
        double squares = 0;
        for (int i = index - length + 1; i <= index; i++) {
            double d = source.at(i) - mean;
            squares += d * d;
        }
        return Math.sqrt(squares / length);
    }
}
