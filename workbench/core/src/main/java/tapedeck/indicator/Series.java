package tapedeck.indicator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tapedeck.model.Bar;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.model.Tradable;

/// The closed bars of one instrument and interval in primitive numbers: 48 bytes a bar, the newest `maxBars` kept.
///
/// Lines made from it are computed once per bar, in the order in which they were made. Bars are counted from 0 at the
/// first one ever appended; an index stays valid while its bar is kept. Not thread-safe.
public final class Series implements Tradable {
    private static final int FIRST_CAPACITY = 1024;
    /// Numbers a bar takes up, side by side: a bar is one stretch of memory, of which a session may touch hundreds.
    static final int WIDTH = 6;

    private static final int START = 0;
    private static final int OPEN = 1;
    private static final int HIGH = 2;
    private static final int LOW = 3;
    private static final int CLOSE = 4;
    private static final int VOLUME = 5;

    private final Instrument instrument;
    private final Interval interval;
    private final double volumeUnit;
    private final int maxBars;
    private final List<ColumnLine> lines = new ArrayList<>();
    private final PriceLine open;
    private final PriceLine high;
    private final PriceLine low;
    private final PriceLine close;
    private final VolumeLine volume;
    private ColumnLine[] updated = {};
    private long[] rows;
    private int capacity;
    private int mask;
    private int count;
    private int warmupBars = 1;
    private int restatements;

    /// @param volumeScale decimal digits of the raw volume
    /// @param maxBars     bars kept, rounded up to a power of two; 0 keeps all
    public Series(Instrument instrument, Interval interval, int volumeScale, int maxBars) {
        this.instrument = instrument;
        this.interval = interval;
        this.volumeUnit = Fixed.powerOfTen(volumeScale);
        this.maxBars = maxBars == 0 ? 1 << 30 : powerOfTwo(maxBars);
        capacity = Math.min(this.maxBars, FIRST_CAPACITY);
        rows = new long[capacity * WIDTH];
        mask = capacity - 1;
        open = new PriceLine(this, OPEN);
        high = new PriceLine(this, HIGH);
        low = new PriceLine(this, LOW);
        close = new PriceLine(this, CLOSE);
        attach();
        volume = new VolumeLine(this);
    }

    private static int powerOfTwo(int atLeast) {
        return Math.max(2, Integer.highestOneBit(Math.max(1, atLeast - 1)) << 1);
    }

    /// Makes room for as many bars as are to come, where that many are kept: no copying later.
    public void reserve(long bars) {
        if (count == 0 && bars > capacity) {
            resize((int) Math.min(maxBars, bars));
        }
    }

    /// Takes in a closed bar and brings every line up to date.
    public void append(Bar bar) {
        if (count >= capacity && capacity < maxBars) {
            resize((int) Math.min(maxBars, 2L * powerOfTwo(capacity)));
        }
        int row = (count & mask) * WIDTH;
        rows[row + START] = bar.startTime();
        rows[row + OPEN] = bar.openPrice();
        rows[row + HIGH] = bar.highPrice();
        rows[row + LOW] = bar.lowPrice();
        rows[row + CLOSE] = bar.closePrice();
        rows[row + VOLUME] = bar.rawVolume();
        int index = count++;
        for (ColumnLine line : updated) {
            line.update(index);
        }
    }

    /// Reads what the next [#append] will need, for what it brings into the processor's caches.
    ///
    /// Where hundreds of series take turns nearly every such read goes to memory; several at once, none
    /// waiting for another, take little longer than one. Changes nothing; the result is there only so that
    /// the reads are not left out.
    public long touch() {
        if (count >= capacity && capacity < maxBars) {
            return 0;
        }
        int row = (count & mask) * WIDTH;
        long seen = rows[row + START] ^ rows[row + VOLUME];
        for (ColumnLine line : updated) {
            seen ^= line.touch(count);
        }
        return seen;
    }

    /// A split: restates every bar that is kept to the new units, and computes every line again on them.
    public void restate(long newUnits, long oldUnits) {
        int first = firstIndex();
        for (int index = first; index < count; index++) {
            int row = (index & mask) * WIDTH;
            for (int price = OPEN; price <= CLOSE; price++) {
                rows[row + price] = Fixed.scale(rows[row + price], oldUnits, newUnits);
            }
            rows[row + VOLUME] = Fixed.scale(rows[row + VOLUME], newUnits, oldUnits);
        }
        restatements++;
        for (ColumnLine line : updated) {
            line.restart(first);
        }
        for (int index = first; index < count; index++) {
            for (ColumnLine line : updated) {
                line.update(index);
            }
        }
    }

    /// How often the history has been restated: what was computed before the last time is in other units.
    public int restatements() {
        return restatements;
    }

    /// While not all room is used a bar's slot is its index: only at `maxBars`, a power of two, does the ring close.
    private void resize(int to) {
        rows = Arrays.copyOf(rows, Math.multiplyExact(to, WIDTH));
        capacity = to;
        mask = powerOfTwo(to) - 1;
        attach();
        lines.forEach(ColumnLine::grow);
    }

    private void attach() {
        open.attach(rows);
        high.attach(rows);
        low.attach(rows);
        close.attach(rows);
    }

    /// Adds a line that is computed at every bar from now on.
    <T extends ColumnLine> T add(T line) {
        if (count > 0) {
            throw new IllegalStateException("lines are declared in setup, before the first bar");
        }
        lines.add(line);
        updated = lines.toArray(ColumnLine[]::new);
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
        return Math.max(0, count - capacity);
    }

    /// Bars kept at most.
    public int maxBars() {
        return maxBars;
    }

    /// Start time of the bar at `index`.
    public long startTime(int index) {
        check(index);
        return rows[(index & mask) * WIDTH + START];
    }

    public long openPrice(int index) {
        check(index);
        return rows[(index & mask) * WIDTH + OPEN];
    }

    public long highPrice(int index) {
        check(index);
        return rows[(index & mask) * WIDTH + HIGH];
    }

    public long lowPrice(int index) {
        check(index);
        return rows[(index & mask) * WIDTH + LOW];
    }

    public long closePrice(int index) {
        check(index);
        return rows[(index & mask) * WIDTH + CLOSE];
    }

    public double volume(int index) {
        check(index);
        return volumeAt(index);
    }

    /// Highest price at 1e-8, without the check.
    long highAt(int index) {
        return rows[(index & mask) * WIDTH + HIGH];
    }

    /// Lowest price at 1e-8, without the check.
    long lowAt(int index) {
        return rows[(index & mask) * WIDTH + LOW];
    }

    /// Last price at 1e-8, without the check.
    long closeAt(int index) {
        return rows[(index & mask) * WIDTH + CLOSE];
    }

    double volumeAt(int index) {
        return rows[(index & mask) * WIDTH + VOLUME] / volumeUnit;
    }

    int capacity() {
        return capacity;
    }

    /// What of an index is its slot.
    int mask() {
        return mask;
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
