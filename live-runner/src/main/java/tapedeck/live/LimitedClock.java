package tapedeck.live;

import tapedeck.event.Clock;

/// A clock that can be told to stop: nothing that is due after the limit happens any more.
///
/// With it a live session ends, and its replay ends, after exactly the same events. Not thread-safe.
public final class LimitedClock implements Clock {
    private final Clock clock;
    private long limit = Long.MAX_VALUE;

    public LimitedClock(Clock clock) {
        this.clock = clock;
    }

    /// From now on no time after `time` comes.
    public void limit(long time) {
        limit = time;
    }

    @Override
    public long now() {
        return clock.now();
    }

    @Override
    public boolean reach(long time) {
        return time <= limit && clock.reach(time);
    }
}
