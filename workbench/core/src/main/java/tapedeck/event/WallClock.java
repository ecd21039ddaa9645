package tapedeck.event;

import java.time.Clock;
import java.time.Instant;
import tapedeck.model.Times;

/// The only class that reads the system's time. `now` still is the time of the event being handled. Not thread-safe.
public final class WallClock implements tapedeck.event.Clock {
    private final Clock system = Clock.systemUTC();
    private long now;

    public WallClock() {
        now = read();
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public boolean reach(long time) {
        if (read() < time) {
            return false;
        }
        now = Math.max(now, time);
        return true;
    }

    /// The time to give to an input taken now: later than every event before it.
    public long stamp() {
        return Math.max(now + 1, read());
    }

    /// The system's time in epoch nanoseconds.
    public long read() {
        Instant instant = system.instant();
        return Times.of(instant);
    }
}
