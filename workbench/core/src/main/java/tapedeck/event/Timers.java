package tapedeck.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The timers that strategies asked for: each fires on a fixed grid, ties in order of creation. Not thread-safe.
///
/// Each fires with `now` = its due time, also when the loop comes to it later.
public final class Timers implements Source {
    private record Timer(String name, int owner, long period) {}

    /// Hears a timer.
    public interface Listener {
        /// @param owner the index given at creation
        void onTimer(int owner, String name);
    }

    private final List<Timer> timers = new ArrayList<>();
    private final Listener listener;
    private long[] due = new long[4];
    private long next = NEVER;
    private long end = NEVER;

    public Timers(Listener listener) {
        this.listener = listener;
    }

    /// Adds a timer that fires at every multiple of `period` since the epoch.
    public void every(int owner, String name, long period) {
        if (period <= 0) {
            throw new IllegalArgumentException("a timer's period must be positive: " + period);
        }
        if (timers.size() == due.length) {
            due = Arrays.copyOf(due, due.length * 2);
        }
        due[timers.size()] = NEVER;
        timers.add(new Timer(name, owner, period));
    }

    /// Starts all timers: the first due time after `start`; none fires after `end`.
    public void start(long start, long end) {
        this.end = end;
        for (int i = 0; i < timers.size(); i++) {
            due[i] = after(timers.get(i), start);
        }
        findNext();
    }

    @Override
    public long nextTime() {
        return next;
    }

    @Override
    public void dispatch() {
        long now = next;
        for (int i = 0; i < timers.size(); i++) {
            if (due[i] == now) {
                due[i] = after(timers.get(i), now);
                findNext();
                listener.onTimer(timers.get(i).owner(), timers.get(i).name());
                return;
            }
        }
        throw new IllegalStateException("no timer is due at " + now);
    }

    private static long after(Timer timer, long time) {
        return Math.multiplyExact(Math.floorDiv(time, timer.period()) + 1, timer.period());
    }

    private void findNext() {
        long earliest = NEVER;
        for (int i = 0; i < timers.size(); i++) {
            earliest = Math.min(earliest, due[i]);
        }
        next = earliest <= end ? earliest : NEVER;
    }
}
