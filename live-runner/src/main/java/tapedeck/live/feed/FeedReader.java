package tapedeck.live.feed;

import tapedeck.event.TickReader;

/// A session's view of a feed: ticks with the session's own instrument numbers and the time at which it takes them.
///
/// One thread. Never blocks: false means that nothing has come yet.
public interface FeedReader extends TickReader, AutoCloseable {
    /// What happened on the way so far.
    Counters counters();

    /// Whether the producer's last sign of life is older than the limit it was opened with.
    boolean isStale();

    /// Whether the producer that was opened still owns the feed; a restarted one has put new files in its place.
    boolean isCurrent();

    @Override
    void close();

    /// What a reader met.
    ///
    /// @param ticks     handed over
    /// @param conflated overwritten before they were seen; a latest-value format does that
    /// @param lost      overwritten in a ring before they were read: exact
    /// @param retries   reads that met a write in progress and were repeated
    /// @param unsettled looks given up because a slot did not settle
    record Counters(long ticks, long conflated, long lost, long retries, long unsettled) {
        static final Counters NONE = new Counters(0, 0, 0, 0, 0);

        Counters plus(Counters other) {
            return new Counters(
                    ticks + other.ticks,
                    conflated + other.conflated,
                    lost + other.lost,
                    retries + other.retries,
                    unsettled + other.unsettled);
        }
    }
}
