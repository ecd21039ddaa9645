package tapedeck.lab.report.model;

import java.util.Arrays;
import java.util.Objects;
import tapedeck.engine.MarketData;
import tapedeck.event.BarReader;
import tapedeck.model.Bar;
import tapedeck.model.Instrument;

/// The bars of one instrument in columns, prices at 1e-8: what benchmark and price panel are cut from.
///
/// Immutable once made.
public final class BarColumns {
    private final Instrument instrument;
    private final long[] starts;
    private final long[] ends;
    private final long[][] prices;

    private BarColumns(Instrument instrument, long[] starts, long[] ends, long[][] prices) {
        this.instrument = instrument;
        this.starts = starts;
        this.ends = ends;
        this.prices = prices;
    }

    /// All bars of an instrument.
    public static BarColumns read(MarketData data, int number) {
        int n = Math.toIntExact(data.barCount(number));
        long[] starts = new long[n];
        long[] ends = new long[n];
        long[][] prices = new long[4][n];
        Instrument instrument = data.instruments().get(number);
        Bar bar = new Bar(instrument, data.interval(), data.volumeScale(number));
        BarReader reader = data.bars(number);
        int i = 0;
        while (i < n && reader.read(bar)) {
            starts[i] = bar.startTime();
            ends[i] = bar.endTime();
            prices[0][i] = bar.openPrice();
            prices[1][i] = bar.highPrice();
            prices[2][i] = bar.lowPrice();
            prices[3][i++] = bar.closePrice();
        }
        return new BarColumns(instrument, starts, ends, prices);
    }

    /// The bars `[from, to)`, every `width` folded into one; extremes stay.
    public BarColumns folded(int from, int to, int width) {
        int n = (to - from + width - 1) / width;
        long[] newStarts = new long[n];
        long[] newEnds = new long[n];
        long[][] folded = new long[4][n];
        long[] highs = prices[1];
        long[] lows = prices[2];
        for (int i = 0; i < n; i++) {
            int first = from + i * width;
            int last = Math.min(first + width, to) - 1;
            newStarts[i] = starts[first];
            newEnds[i] = ends[last];
            long high = highs[first];
            long low = lows[first];
            for (int k = first + 1; k <= last; k++) {
                high = Math.max(high, highs[k]);
                low = Math.min(low, lows[k]);
            }
            folded[0][i] = prices[0][first];
            folded[1][i] = high;
            folded[2][i] = low;
            folded[3][i] = prices[3][last];
        }
        return new BarColumns(instrument, newStarts, newEnds, folded);
    }

    public Instrument instrument() {
        return instrument;
    }

    public int size() {
        return starts.length;
    }

    public long startAt(int i) {
        return starts[Objects.checkIndex(i, starts.length)];
    }

    public long endAt(int i) {
        return ends[Objects.checkIndex(i, ends.length)];
    }

    public long openAt(int i) {
        return prices[0][i];
    }

    public long highAt(int i) {
        return prices[1][i];
    }

    public long lowAt(int i) {
        return prices[2][i];
    }

    public long closeAt(int i) {
        return prices[3][i];
    }

    /// The last bar that started at or before `time`, −1 where none had.
    public int lastStarted(long time) {
        return floor(starts, time);
    }

    /// The last bar that had ended at `time`, −1 where none had.
    public int lastEnded(long time) {
        return floor(ends, time);
    }

    private static int floor(long[] times, long time) {
        int at = Arrays.binarySearch(times, time);
        return at >= 0 ? at : -at - 2;
    }
}
