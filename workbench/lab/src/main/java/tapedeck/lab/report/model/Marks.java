package tapedeck.lab.report.model;

import java.util.Arrays;
import java.util.Objects;
import tapedeck.engine.EquityMark;
import tapedeck.model.Fixed;

/// The account's value at every fill and every daily close, in columns: what an equity curve is drawn from.
///
/// Filled once while a log is read, then only read.
public final class Marks {
    private long[] times = new long[256];
    private boolean[] dayCloses = new boolean[256];
    private double[] equity = new double[256];
    private double[] gross = new double[256];
    private double[] net = new double[256];
    private int size;
    private int lastClose = -1;
    private long lastDay = Long.MIN_VALUE;

    /// A later close of the same day takes the place of the one before: positions that are left when the data ends are
    /// left after the last day's close.
    ///
    /// @param day epoch day that the mark belongs to
    void add(EquityMark mark, long day) {
        if (mark.isDayClose()) {
            if (day == lastDay) {
                dayCloses[lastClose] = false;
            }
            lastDay = day;
            lastClose = size;
        }
        if (size == times.length) {
            int room = size * 2;
            times = Arrays.copyOf(times, room);
            dayCloses = Arrays.copyOf(dayCloses, room);
            equity = Arrays.copyOf(equity, room);
            gross = Arrays.copyOf(gross, room);
            net = Arrays.copyOf(net, room);
        }
        times[size] = mark.time();
        dayCloses[size] = mark.isDayClose();
        equity[size] = Fixed.toDouble(mark.equity());
        gross[size] = Fixed.toDouble(mark.gross());
        net[size++] = Fixed.toDouble(mark.net());
    }

    public int size() {
        return size;
    }

    public long timeAt(int i) {
        return times[Objects.checkIndex(i, size)];
    }

    public boolean isDayCloseAt(int i) {
        return dayCloses[Objects.checkIndex(i, size)];
    }

    public double equityAt(int i) {
        return equity[Objects.checkIndex(i, size)];
    }

    public double grossAt(int i) {
        return gross[Objects.checkIndex(i, size)];
    }

    public double netAt(int i) {
        return net[Objects.checkIndex(i, size)];
    }
}
