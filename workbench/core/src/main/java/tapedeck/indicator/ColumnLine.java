package tapedeck.indicator;

/// What every line shares: it belongs to a series and is read by absolute bar index. Not thread-safe.
public abstract class ColumnLine implements Line {
    final Series series;
    private final int warmupBars;

    /// @param warmupBars closed bars needed for the first valid value, that bar included
    ColumnLine(Series series, int warmupBars) {
        this.series = series;
        this.warmupBars = warmupBars;
    }

    /// The value at an absolute bar index that is still kept; NaN before the line is warm.
    public final double value(int index) {
        series.check(index);
        return at(index);
    }

    /// The same without the check.
    abstract double at(int index);

    /// Whether its values depend on nothing but the bars up to theirs: they may be computed before the bar is shown.
    boolean isForeseeable() {
        return true;
    }

    /// The same where it is known where the values of that bar begin, see [Series#cell].
    double in(int cell, int index) {
        return at(index);
    }

    /// Computes the value of the bar that has just been taken in.
    void update(int index, int cell) {
        // The numbers are the series' own.
    }

    /// The history has been restated: forgets what was computed and counts from bar `first`.
    void restart(int first) {
        // Nothing was computed.
    }

    /// The series made or grew its lines' values: which they are, what of an index is its slot, values in a slot.
    void attach(double[] values, int mask, int width) {
        // Only a computed line keeps values.
    }

    public final Series series() {
        return series;
    }

    public final int warmupBars() {
        return warmupBars;
    }

    @Override
    public final double now() {
        int index = series.lastIndex();
        return index < 0 ? Double.NaN : at(index);
    }

    @Override
    public final double ago(int bars) {
        if (bars < 0) {
            throw new FutureBarException("ago(" + bars + ") would be the future");
        }
        int index = series.lastIndex() - bars;
        if (index < series.firstIndex()) {
            if (index < 0) {
                return Double.NaN;
            }
            throw new IndexOutOfBoundsException(
                    "ago(" + bars + "): the series keeps " + series.maxBars() + " bars; raise data.maxBars");
        }
        return at(index);
    }

    @Override
    public final boolean crossedAbove(Line other) {
        return crossed(other, 1);
    }

    @Override
    public final boolean crossedBelow(Line other) {
        return crossed(other, -1);
    }

    private boolean crossed(Line other, int direction) {
        if (other instanceof ColumnLine line && line.series == series) {
            return crossedOnSeries(line, direction);
        }
        if (order(other, 0) != direction) {
            return false;
        }
        int bars = 1;
        int last = series.lastIndex() - series.firstIndex();
        while (bars <= last) {
            int order = order(other, bars);
            if (order != 0) {
                return order == -direction;
            }
            bars++;
        }
        return false;
    }

    /// The same for two lines of one series: by index, without a check per value.
    private boolean crossedOnSeries(ColumnLine other, int direction) {
        int index = series.lastIndex();
        if (index < 0 || orderAt(index, other) != direction) {
            return false;
        }
        int first = series.firstIndex();
        while (--index >= first) {
            int order = orderAt(index, other);
            if (order != 0) {
                return order == -direction;
            }
        }
        return false;
    }

    private int orderAt(int index, ColumnLine other) {
        int cell = series.cell(index);
        return order(in(cell, index), other.in(cell, index));
    }

    private int order(Line other, int bars) {
        return order(ago(bars), other.ago(bars));
    }

    /// Sign of the difference; 2 where either is not a number.
    private static int order(double a, double b) {
        return a > b ? 1 : a < b ? -1 : a == b ? 0 : 2;
    }
}
