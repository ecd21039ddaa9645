package tapedeck.lab.report.model;

import java.util.Arrays;
import java.util.Objects;

/// One line that a strategy showed: its values in order of time. Filled once while a log is read, then only read.
public final class Plot {
    private final int strategy;
    private final String name;
    private long[] times = new long[256];
    private double[] values = new double[256];
    private int size;

    Plot(int strategy, String name) {
        this.strategy = strategy;
        this.name = name;
    }

    void add(long time, double value) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        times[size] = time;
        values[size++] = value;
    }

    public int strategy() {
        return strategy;
    }

    public String name() {
        return name;
    }

    public int size() {
        return size;
    }

    public long timeAt(int i) {
        return times[Objects.checkIndex(i, size)];
    }

    public double valueAt(int i) {
        return values[Objects.checkIndex(i, size)];
    }

    /// The last value shown in `(after, upTo]`, `NaN` where there is none.
    public double lastIn(long after, long upTo) {
        int at = Arrays.binarySearch(times, 0, size, upTo);
        int last = at >= 0 ? lastOf(at) : -at - 2;
        return last >= 0 && times[last] > after ? values[last] : Double.NaN;
    }

    private int lastOf(int found) {
        int last = found;
        while (last + 1 < size && times[last + 1] == times[found]) {
            last++;
        }
        return last;
    }
}
