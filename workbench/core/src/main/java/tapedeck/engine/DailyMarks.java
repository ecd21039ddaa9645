package tapedeck.engine;

import java.util.Arrays;
import java.util.Objects;

/// The account's value at each session close, in two growing columns: all that bounded memory keeps of a run's curve.
public final class DailyMarks {
    private long[] times = new long[256];
    private long[] equity = new long[256];
    private int size;

    /// A later mark of the same close takes the place of the one before.
    void add(EquityMark mark) {
        if (size > 0 && times[size - 1] == mark.time()) {
            size--;
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            equity = Arrays.copyOf(equity, size * 2);
        }
        times[size] = mark.time();
        equity[size++] = mark.equity();
    }

    public int size() {
        return size;
    }

    /// Time of the close.
    public long time(int index) {
        return times[Objects.checkIndex(index, size)];
    }

    /// Value at the close, at 1e-8.
    public long equity(int index) {
        return equity[Objects.checkIndex(index, size)];
    }
}
