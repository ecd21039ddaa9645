package tapedeck.event;

import java.time.Clock;
import java.time.Instant;
import tapedeck.model.Times;

/// The only class that reads the system's time. `now` still is the time of the event being handled. Not thread-safe.
public final class WallClock implements tapedeck.event.Clock {
    private final Clock system;
    private long now;
    private long stamped = Long.MIN_VALUE;

    public WallClock() {
        this(Clock.systemUTC());
    }

    WallClock(Clock system) {
        this.system = system;
        now = read();
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public boolean reach(long time) {
        // an input's time has come when it was given, also where the system's time was set back since
        if (time > stamped && read() < time) {
            return false;
        }
        now = Math.max(now, time);
        return true;
    }

    /// The time to give to an input taken now: later than every event before it.
    public long stamp() {
        stamped = Math.max(now + 1, read());
        return stamped;
    }

    /// The system's time in epoch nanoseconds.
    public long read() {
        Instant instant = system.instant();
        return Times.of(instant);
    }
}
