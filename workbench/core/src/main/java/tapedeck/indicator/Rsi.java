package tapedeck.indicator;

/// Relative strength index, 0 to 100, with Wilder's smoothing of gains and losses.
final class Rsi extends ComputedLine {
    private final ColumnLine source;
    private final int length;
    private final int first;
    private double previous;
    private double gain;
    private double loss;

    Rsi(ColumnLine source, int length) {
        super(source.series, source.warmupBars() + length);
        this.source = source;
        this.length = length;
        this.first = source.warmupBars() - 1;
    }

    @Override
    double compute(int index) {
        if (index < first) {
            return Double.NaN;
        }
        double x = source.at(index);
        if (index > first) {
            double change = x - previous;
            gain += (Math.max(change, 0) - gain) / length;
            loss += (Math.max(-change, 0) - loss) / length;
        }
        previous = x;
        if (index < first + length) {
            return Double.NaN;
        }
        return loss == 0 ? (gain == 0 ? 0 : 100) : 100 - 100 / (1 + gain / loss);
    }
}
