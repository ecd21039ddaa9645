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

    /// Plays `tick`, the next input, and what `reader` has after it, as far as nothing else is due and
    /// it can be taken in together with the same outcome. Afterwards `tick` is the first one not
    /// played.
    ///
    /// @return the time of that one, [Source#NEVER] where there is none
    default long playTogether(Tick tick, TickReader reader) {
        return tick.time;
    }
}
