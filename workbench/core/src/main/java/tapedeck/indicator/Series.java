package tapedeck.indicator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tapedeck.model.Bar;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.model.Tradable;

/// The closed bars of one instrument and interval in primitive numbers: 48 bytes a bar, the newest `maxBars` kept, and
/// beside each bar the values of the lines made from it, 8 bytes each.
///
/// Lines made from it are computed once per bar, in the order in which they were made. Bars are counted from 0 at the
/// first one ever appended; an index stays valid while its bar is kept. Not thread-safe.
public final class Series implements Tradable {
    private static final int FIRST_CAPACITY = 1024;
    private static final int ALL = 1 << 30;
    /// Numbers a bar takes up, side by side: a bar is one stretch of memory, of which a session may touch hundreds.
    private static final int WIDTH = 5;

    /// Every so many bars it is looked whether the bar that was foreseen is the one that has come: once one is missing,
    /// all that follow are others.
    private static final int CHECKED = 32;

    private static final int NEVER = -1;

    private static final int START = 0;
    private static final int OPEN = 1;
    private static final int HIGH = 2;
    private static final int LOW = 3;
    private static final int VOLUME = 4;

    private final Instrument instrument;
    private final Interval interval;
    private final double volumeUnit;
    private final int maxBars;
    private final List<ColumnLine> lines = new ArrayList<>();
    private final PriceLine open;
    private final PriceLine high;
    private final PriceLine low;
    private final CloseLine close;
    private final VolumeLine volume;
    private ColumnLine[] updated = {};
    private long[] rows = {};
    /// Last prices apart from the rest of their bars: most lines are made of these alone.
    private long[] closes = {};
    /// The lines' values, those of one bar side by side.
    private double[] values = {};

    private int width;
    private int capacity;
    private int mask;
    /// Bars there is room for at most: a power of two, so that the ring closes there.
    private int room;
    private int count;
    /// Bars taken in, shown or not.
    private int taken;
    /// Bars whose lines are computed.
    private int computed;
    /// What a line threw at a bar that was foreseen.
    private @Nullable RuntimeException failure;

    private int failsAt = NEVER;
    private int warmupBars = 1;
    private int restatements;

    /// @param volumeScale decimal digits of the raw volume
    /// @param maxBars     bars kept, rounded up to a power of two; 0 keeps all
    public Series(Instrument instrument, Interval interval, int volumeScale, int maxBars) {
        this.instrument = instrument;
        this.interval = interval;
        this.volumeUnit = Fixed.powerOfTen(volumeScale);
        this.maxBars = maxBars == 0 ? ALL : powerOfTwo(maxBars);
        room = this.maxBars;
        open = new RowLine(this, OPEN);
        high = new RowLine(this, HIGH);
        low = new RowLine(this, LOW);
        close = new CloseLine(this);
        volume = new VolumeLine(this);
    }

    private static int powerOfTwo(int atLeast) {
        return Math.max(2, Integer.highestOneBit(Math.max(1, atLeast - 1)) << 1);
    }

    /// Makes room for as many bars as are to come, where that many are kept: no copying later.
    public void reserve(long bars) {
        if (count == 0 && bars > capacity) {
            resize((int) Math.min(room, bars));
        }
    }

    /// Takes in a closed bar and brings every line up to date.
    public void append(Bar bar) {
        if (count < taken) {
            show(bar);
        } else {
            take(bar);
            count = taken;
            compute(taken - 1);
        }
    }

    /// Makes room for so many bars that are taken in before they close. False where that cannot be: a line depends on
    /// more than bars.
    public boolean prepareAhead(int bars) {
        boolean hasWrapped = taken > capacity;
        if (hasWrapped || !lines.stream().allMatch(ColumnLine::isForeseeable)) {
            return false;
        }
        // one more: the bar that closes next is taken in before those
        room = maxBars == ALL ? ALL : powerOfTwo(maxBars + bars + 1);
        return true;
    }

    /// Takes in a bar that will close later; [#computeAhead] follows before it does, and [#append] then only shows it.
    ///
    /// Where hundreds of series take turns, each waits for memory once in so many bars instead of at every one.
    ///
    /// @param open the bar that closes before it, where that has not closed yet
    public void foresee(Bar bar, @Nullable Bar open) {
        if (open != null && taken == count) {
            take(open);
        }
        take(bar);
    }

    /// Computes the lines of all bars that were foreseen, one line after the other. What one throws is thrown when its
    /// bar closes.
    public void computeAhead() {
        int to = taken;
        for (ColumnLine line : updated) {
            int index = computed;
            try {
                while (index < to) {
                    line.update(index, cell(index));
                    index++;
                }
            } catch (RuntimeException e) {
                failure = e;
                failsAt = index;
                to = index;
            }
        }
        computed = taken;
    }

    private void show(Bar bar) {
        if (count % CHECKED == 0 && number(count, START) != bar.startTime()) {
            throw new IllegalStateException("another bar was foreseen than " + bar);
        }
        if (count == failsAt && failure != null) {
            throw failure;
        }
        count++;
    }

    private void take(Bar bar) {
        if (taken >= capacity && capacity < room) {
            resize((int) Math.min(room, Math.max(FIRST_CAPACITY, 2L * powerOfTwo(capacity))));
        }
        int row = (taken & mask) * WIDTH;
        rows[row + START] = bar.startTime();
        rows[row + OPEN] = bar.openPrice();
        rows[row + HIGH] = bar.highPrice();
        rows[row + LOW] = bar.lowPrice();
        closes[taken & mask] = bar.closePrice();
        rows[row + VOLUME] = bar.rawVolume();
        taken++;
    }

    private void compute(int index) {
        computed = taken;
        int cell = cell(index);
        for (ColumnLine line : updated) {
            line.update(index, cell);
        }
    }

    /// A split: restates every bar that is kept to the new units, and computes every line again on them. What was
    /// foreseen is forgotten.
    public void restate(long newUnits, long oldUnits) {
        taken = count;
        computed = count;
        failsAt = NEVER;
        int first = firstIndex();
        for (int index = first; index < count; index++) {
            int row = (index & mask) * WIDTH;
            for (int price = OPEN; price <= LOW; price++) {
                rows[row + price] = Fixed.scale(rows[row + price], oldUnits, newUnits);
            }
            closes[index & mask] = Fixed.scale(closes[index & mask], oldUnits, newUnits);
            rows[row + VOLUME] = Fixed.scale(rows[row + VOLUME], newUnits, oldUnits);
        }
        restatements++;
        for (ColumnLine line : updated) {
            line.restart(first);
        }
        for (int index = first; index < count; index++) {
            compute(index);
        }
    }

    /// How often the history has been restated: what was computed before the last time is in other units.
    public int restatements() {
        return restatements;
    }

    /// While not all room is used a bar's slot is its index: only at `room`, a power of two, does the ring close.
    private void resize(int to) {
        rows = Arrays.copyOf(rows, Math.multiplyExact(to, WIDTH));
        closes = Arrays.copyOf(closes, to);
        values = Arrays.copyOf(values, Math.multiplyExact(to, width));
        capacity = to;
        mask = powerOfTwo(to) - 1;
        attach();
    }

    private void attach() {
        close.attach(closes, mask);
        for (ColumnLine line : updated) {
            line.attach(values, mask, width);
        }
    }

    /// Makes room for the values of one more line; where among those of a bar.
    int addColumn() {
        if (taken > 0) {
            throw new IllegalStateException("lines are declared in setup, before the first bar");
        }
        values = new double[Math.multiplyExact(capacity, ++width)];
        return width - 1;
    }

    /// Adds a line that is computed at every bar from now on.
    <T extends ColumnLine> T add(T line) {
        lines.add(line);
        updated = lines.toArray(ColumnLine[]::new);
        attach();
        warmupBars = Math.max(warmupBars, line.warmupBars());
        return line;
    }

    /// The lines that were made from it, in the order in which they were made.
    public List<ColumnLine> lines() {
        return List.copyOf(lines);
    }

    /// Callbacks wait for at least this many bars.
    public void require(int bars) {
        warmupBars = Math.max(warmupBars, bars);
    }

    /// Bars that must have closed before every declared line has its value.
    public int warmupBars() {
        return warmupBars;
    }

    /// Whether every declared line has its value.
    public boolean isWarm() {
        return count >= warmupBars;
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    public String symbol() {
        return instrument.symbol();
    }

    public Interval interval() {
        return interval;
    }

    public Line open() {
        return open;
    }

    public Line high() {
        return high;
    }

    public Line low() {
        return low;
    }

    public Line close() {
        return close;
    }

    public Line volume() {
        return volume;
    }

    /// Number of bars closed so far, kept or not.
    public int count() {
        return count;
    }

    /// Index of the newest bar, −1 before the first.
    public int lastIndex() {
        return count - 1;
    }

    /// Index of the oldest bar that is still kept.
    public int firstIndex() {
        return Math.max(0, count - maxBars);
    }

    /// Bars kept at most.
    public int maxBars() {
        return maxBars;
    }

    /// Start time of the bar at `index`.
    public long startTime(int index) {
        check(index);
        return number(index, START);
    }

    public long openPrice(int index) {
        check(index);
        return number(index, OPEN);
    }

    public long highPrice(int index) {
        check(index);
        return highAt(index);
    }

    public long lowPrice(int index) {
        check(index);
        return lowAt(index);
    }

    public long closePrice(int index) {
        check(index);
        return closeAt(index);
    }

    public double volume(int index) {
        check(index);
        return volumeAt(index);
    }

    /// Where the values of the bar at `index` begin.
    int cell(int index) {
        return (index & mask) * width;
    }

    /// A column of the bar at `index`, without the check.
    long number(int index, int column) {
        return rows[(index & mask) * WIDTH + column];
    }

    /// Highest price at 1e-8, without the check.
    long highAt(int index) {
        return number(index, HIGH);
    }

    /// Lowest price at 1e-8, without the check.
    long lowAt(int index) {
        return number(index, LOW);
    }

    /// Last price at 1e-8, without the check.
    long closeAt(int index) {
        return closes[index & mask];
    }

    double volumeAt(int index) {
        return number(index, VOLUME) / volumeUnit;
    }

    void check(int index) {
        if (index >= count) {
            throw new FutureBarException("bar " + index + " has not closed yet; the last closed bar is " + (count - 1));
        }
        if (index < firstIndex()) {
            throw new IndexOutOfBoundsException(
                    "bar " + index + " is no longer kept: the series keeps " + maxBars + " bars");
        }
    }

    @Override
    public String toString() {
        return symbol() + " " + interval;
    }
}
