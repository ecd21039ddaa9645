package tapedeck.event;

/// What time it is: the time of the event being handled.
public interface Clock {
    long now();

    /// Moves to `time` if it has come: always, on a simulated clock; once it is past, on a wall clock.
    boolean reach(long time);
}
