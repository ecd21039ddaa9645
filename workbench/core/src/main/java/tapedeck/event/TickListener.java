package tapedeck.event;

import tapedeck.model.Tick;

/// Whoever takes market inputs: the session.
public interface TickListener {
    /// Handles one input; the object is reused after the call.
    void onTick(Tick tick);
}
