package tapedeck.event;

/// Time as an input: it is whatever the event being handled says. Not thread-safe.
public final class SimulatedClock implements Clock {
    private long now;

    /// @param start time before the first event
    public SimulatedClock(long start) {
        this.now = start;
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public boolean reach(long time) {
        if (time < now) {
            throw new IllegalStateException("time runs backwards: " + time + " after " + now);
        }
        now = time;
        return true;
    }
}
