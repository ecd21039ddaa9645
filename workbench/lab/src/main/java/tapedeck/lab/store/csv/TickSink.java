package tapedeck.lab.store.csv;

import tapedeck.model.Tick;

/// Takes ticks as a file says them.
public interface TickSink {
    /// One tick; valid during the call. The sequence is 0 where the source numbers nothing.
    void tick(Tick tick);
}
