package tapedeck.event;

import tapedeck.model.Tick;

/// Whoever takes market inputs: the session.
public interface TickListener {
    /// Handles one input; the object is reused after the call.
    void onTick(Tick tick);

    /// Whether the input at `time` is the next event of all: then it is that time now, and the input may follow at
    /// once.
    default boolean goesOn(long time) {
        return false;
    }
}
