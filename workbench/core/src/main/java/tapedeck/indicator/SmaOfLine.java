package tapedeck.indicator;

/// Simple moving average over a computed line: the running sum carries its own rounding error along, so it does not
/// drift.
final class SmaOfLine extends ComputedLine {
    private final ColumnLine source;
    private final int length;
    private final int first;
    private double sum;
    private double error;

    SmaOfLine(ColumnLine source, int length) {
        super(source.series, source.warmupBars() + length - 1);
        this.source = source;
        this.length = length;
        this.first = source.warmupBars() - 1;
    }

    @Override
    double compute(int index) {
        int age = age(index);
        if (age < first) {
            return Double.NaN;
        }
        add(source.at(index));
        if (age - first < length - 1) {
            return Double.NaN;
        }
        double value = (sum + error) / length;
        add(-source.at(index - length + 1));
        return value;
    }

    @Override
    void forget() {
        sum = 0;
        error = 0;
    }

    private void add(double x) {
        double total = sum + x;
        double part = total - sum;
        error += (sum - (total - part)) + (x - part);
        sum = total;
    }
}
