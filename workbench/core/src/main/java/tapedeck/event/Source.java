package tapedeck.event;

/// A supplier of events in time order. The loop asks when, then lets it happen.
public interface Source {
    /// "Nothing to come."
    long NEVER = Long.MAX_VALUE;

    /// When the next event is due, or [#NEVER].
    long nextTime();

    /// Handles exactly that event.
    void dispatch();
}
