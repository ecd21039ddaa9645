package tapedeck.indicator;

/// `first + factor × second`: a MACD, a Bollinger band, a spread.
final class Combination extends ComputedLine {
    private final ColumnLine first;
    private final double factor;
    private final ColumnLine second;

    Combination(ColumnLine first, double factor, ColumnLine second) {
        super(first.series, Math.max(first.warmupBars(), second.warmupBars()));
        this.first = first;
        this.factor = factor;
        this.second = second;
    }

    @Override
    double compute(int index) {
        return first.at(index) + factor * second.at(index);
    }
}
