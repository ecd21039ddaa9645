package tapedeck.engine;

import org.jspecify.annotations.Nullable;
import tapedeck.event.BarReader;
import tapedeck.model.Bar;

/// Reads many bars of a lane at once and tells them to the listener before they are played.
///
/// Where hundreds of lanes take turns each then waits for the memory of its columns once in so many bars instead of at
/// every one. Allocates nothing per bar. Not thread-safe.
final class BarsAhead implements BarReader {
    /// Bars read at once.
    static final int BARS = 32;

    private static final int WIDTH = 7;

    private final BarReader source;
    private final Bar scratch;
    private final FeedListener listener;
    private final long[] rows = new long[BARS * WIDTH];
    private int next;
    private int end;
    /// What reading threw after the bars that are still to be played.
    private @Nullable RuntimeException failure;

    /// @param scratch any bar of the instrument
    BarsAhead(BarReader source, Bar scratch, FeedListener listener) {
        this.source = source;
        this.scratch = scratch;
        this.listener = listener;
    }

    @Override
    public boolean read(Bar bar) {
        if (next == end && !readOn()) {
            return false;
        }
        int row = next;
        next += WIDTH;
        bar.set(rows[row], rows[row + 1], rows[row + 2], rows[row + 3], rows[row + 4], rows[row + 5], rows[row + 6]);
        return true;
    }

    private boolean readOne() {
        try {
            return source.read(scratch);
        } catch (RuntimeException e) {
            failure = e;
            if (end == 0) {
                throw e;
            }
            return false;
        }
    }

    private boolean readOn() {
        if (failure != null) {
            throw failure;
        }
        next = 0;
        end = 0;
        while (end < rows.length && readOne()) {
            rows[end] = scratch.startTime();
            rows[end + 1] = scratch.endTime();
            rows[end + 2] = scratch.openPrice();
            rows[end + 3] = scratch.highPrice();
            rows[end + 4] = scratch.lowPrice();
            rows[end + 5] = scratch.closePrice();
            rows[end + 6] = scratch.rawVolume();
            end += WIDTH;
            listener.onAhead(scratch);
        }
        listener.onAllAhead(scratch.instrument().number());
        return end > 0;
    }
}
