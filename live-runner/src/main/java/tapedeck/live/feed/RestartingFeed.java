package tapedeck.live.feed;

import java.util.function.Supplier;
import tapedeck.model.Problem;
import tapedeck.model.Tick;

/// A feed that outlives its producer: when that is restarted, reading goes on in its new files, after a gap.
///
/// Looks for new files only when asked whether it is stale, never while reading. One thread.
public final class RestartingFeed implements FeedReader {
    private final Supplier<FeedReader> opener;
    private FeedReader current;
    private Counters before = Counters.NONE;
    private boolean isAfterGap;
    private long restarts;

    /// Opens it for the first time.
    ///
    /// @param opener opens the feed's present files; what it refuses is tried again later
    public RestartingFeed(Supplier<FeedReader> opener) {
        this.opener = opener;
        this.current = opener.get();
    }

    @Override
    public boolean read(Tick tick) {
        if (!current.read(tick)) {
            return false;
        }
        if (isAfterGap) {
            tick.flags |= Tick.GAP;
            isAfterGap = false;
        }
        return true;
    }

    @Override
    public boolean isStale() {
        if (!current.isStale()) {
            return false;
        }
        if (!current.isCurrent()) {
            reopen();
        }
        return current.isStale();
    }

    private void reopen() {
        FeedReader next;
        try {
            next = opener.get();
        } catch (Problem notYet) {
            // no producer, or one that is still starting: it stays stale, which the session says
            return;
        }
        before = before.plus(current.counters());
        current.close();
        current = next;
        isAfterGap = true;
        restarts++;
    }

    /// How often the producer was replaced.
    public long restarts() {
        return restarts;
    }

    @Override
    public Counters counters() {
        return before.plus(current.counters());
    }

    @Override
    public boolean isCurrent() {
        return current.isCurrent();
    }

    @Override
    public void close() {
        current.close();
    }
}
