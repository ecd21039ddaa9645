package tapedeck.event;

import java.util.List;
import tapedeck.model.Tick;

/// Several sequences of ticks as one, by time; at one time the earlier reader comes first. Not thread-safe.
public final class MergedTicks implements TickReader {
    private final TickReader[] readers;
    private final Tick[] heads;
    private final long[] times;

    private MergedTicks(List<TickReader> readers) {
        this.readers = readers.toArray(TickReader[]::new);
        this.heads = new Tick[readers.size()];
        this.times = new long[readers.size()];
        for (int i = 0; i < heads.length; i++) {
            heads[i] = new Tick();
            advance(i);
        }
    }

    /// One reader of them all.
    public static TickReader of(List<TickReader> readers) {
        return readers.size() == 1 ? readers.getFirst() : new MergedTicks(readers);
    }

    @Override
    public boolean read(Tick tick) {
        int first = 0;
        for (int i = 1; i < times.length; i++) {
            if (times[i] < times[first]) {
                first = i;
            }
        }
        if (times[first] == Source.NEVER) {
            return false;
        }
        tick.set(heads[first]);
        advance(first);
        return true;
    }

    private void advance(int i) {
        times[i] = readers[i].read(heads[i]) ? heads[i].time : Source.NEVER;
    }
}
