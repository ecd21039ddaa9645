package tapedeck.event;

import tapedeck.model.Tick;

/// A sequence of ticks in time order: mapped columns, a file, bars unfolded, or shared memory.
public interface TickReader {
    /// Fills `tick` with the next input; false at the end, or live where nothing has come yet.
    boolean read(Tick tick);
}
