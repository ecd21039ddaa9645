package tapedeck.lab.analytics;

import java.util.Arrays;

/// What was held over time, as a step function that changes at fills and marks.
///
/// Built in order of time by one thread, then only read. Values hold from their time until the next one.
public final class ExposureSteps {
    private long[] times = new long[64];
    private double[] gross = new double[64];
    private double[] net = new double[64];
    private double[] equity = new double[64];
    private int size;

    /// From `time` on (epoch nanoseconds): Σ|market value|, Σ signed market value and equity, account currency.
    /// A later step at the same time replaces the earlier one.
    public ExposureSteps add(long time, double grossValue, double netValue, double equityValue) {
        if (size > 0 && time < times[size - 1]) {
            throw new IllegalArgumentException("step at " + time + " is before the last one at " + times[size - 1]);
        }
        if (!Double.isFinite(grossValue + netValue + equityValue) || grossValue < 0) {
            throw new IllegalArgumentException("step at " + time + " has gross " + grossValue + ", net " + netValue
                    + ", equity " + equityValue + ": expected finite numbers and gross >= 0");
        }
        if (size == 0 || time > times[size - 1]) {
            grow();
            times[size++] = time;
        }
        gross[size - 1] = grossValue;
        net[size - 1] = netValue;
        equity[size - 1] = equityValue;
        return this;
    }

    public int size() {
        return size;
    }

    public long timeAt(int i) {
        return times[i];
    }

    public double grossAt(int i) {
        return gross[i];
    }

    public double netAt(int i) {
        return net[i];
    }

    public double equityAt(int i) {
        return equity[i];
    }

    private void grow() {
        if (size == times.length) {
            int room = size * 2;
            times = Arrays.copyOf(times, room);
            gross = Arrays.copyOf(gross, room);
            net = Arrays.copyOf(net, room);
            equity = Arrays.copyOf(equity, room);
        }
    }
}
