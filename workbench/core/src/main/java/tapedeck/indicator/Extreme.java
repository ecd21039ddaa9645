package tapedeck.indicator;

/// Highest or lowest value of the last n bars: amortised constant time by a queue of candidates.
final class Extreme extends ComputedLine {
    private final ColumnLine source;
    private final int length;
    private final int sign;
    private final int first;
    private final double[] values;
    private final int[] indices;
    private int head;
    private int size;

    private Extreme(ColumnLine source, int length, int sign) {
        super(source.series, source.warmupBars() + length - 1);
        this.source = source;
        this.length = length;
        this.sign = sign;
        this.first = source.warmupBars() - 1;
        this.values = new double[length];
        this.indices = new int[length];
    }

    static Extreme highest(ColumnLine source, int length) {
        return new Extreme(source, length, 1);
    }

    static Extreme lowest(ColumnLine source, int length) {
        return new Extreme(source, length, -1);
    }

    @Override
    double compute(int index) {
        int age = age(index);
        if (age < first) {
            return Double.NaN;
        }
        if (size > 0 && indices[head] <= index - length) {
            head = head + 1 == length ? 0 : head + 1;
            size--;
        }
        double x = source.at(index);
        while (size > 0 && sign * (x - values[slot(size - 1)]) >= 0) {
            size--;
        }
        int slot = slot(size++);
        values[slot] = x;
        indices[slot] = index;
        return age - first < length - 1 ? Double.NaN : values[head];
    }

    @Override
    void forget() {
        head = 0;
        size = 0;
    }

    private int slot(int position) {
        int slot = head + position;
        return slot >= length ? slot - length : slot;
    }
}
