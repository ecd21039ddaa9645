package tapedeck.lab.research.proof.corpus;

import java.util.List;
import tapedeck.engine.CorporateAction;
import tapedeck.engine.MarketData;
import tapedeck.model.Bar;
import tapedeck.model.Fixed;

/// All bars of the first instrument at once: what research on whole columns works with, and the way by which most
/// leaks come in.
final class Frame {
    final int size;
    final long[] starts;
    final double[] open;
    final double[] high;
    final double[] low;
    final double[] close;
    final List<CorporateAction> actions;

    Frame(MarketData data) {
        size = Math.toIntExact(data.barCount(0));
        starts = new long[size];
        open = new double[size];
        high = new double[size];
        low = new double[size];
        close = new double[size];
        actions = data.actions();
        Bar bar = new Bar(data.instruments().get(0), data.interval(), data.volumeScale(0));
        var reader = data.bars(0);
        for (int i = 0; i < size && reader.read(bar); i++) {
            starts[i] = bar.startTime();
            open[i] = Fixed.toDouble(bar.openPrice());
            high[i] = Fixed.toDouble(bar.highPrice());
            low[i] = Fixed.toDouble(bar.lowPrice());
            close[i] = Fixed.toDouble(bar.closePrice());
        }
    }

    /// Mean of the closes from one index up to before another, both moved inside.
    double mean(int from, int to) {
        int first = Math.max(0, from);
        int end = Math.min(size, to);
        double sum = 0;
        for (int i = first; i < end; i++) {
            sum += close[i];
        }
        return sum / Math.max(1, end - first);
    }

    /// Standard deviation of the same.
    double deviation(int from, int to) {
        int first = Math.max(0, from);
        int end = Math.min(size, to);
        double mean = mean(first, end);
        double sum = 0;
        for (int i = first; i < end; i++) {
            sum += (close[i] - mean) * (close[i] - mean);
        }
        return StrictMath.sqrt(sum / Math.max(1, end - first));
    }

    /// First bar of the stretch of this length that a bar lies in.
    int bucketStart(int index, long nanos) {
        long bucket = Math.floorDiv(starts[index], nanos);
        int first = index;
        while (first > 0 && Math.floorDiv(starts[first - 1], nanos) == bucket) {
            first--;
        }
        return first;
    }

    /// First bar after that stretch.
    int bucketEnd(int index, long nanos) {
        long bucket = Math.floorDiv(starts[index], nanos);
        int end = index + 1;
        while (end < size && Math.floorDiv(starts[end], nanos) == bucket) {
            end++;
        }
        return end;
    }
}
