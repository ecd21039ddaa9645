package tapedeck.live.shm;

import tapedeck.model.Tick;

/// Where a producer puts its ticks: one of the formats. One thread writes.
public interface TickSink extends AutoCloseable {
    /// Publishes a tick; its `time` is the publish time, its sequence is given by the format.
    void write(Tick tick);

    /// A sign of life while there is nothing to publish.
    void beat(long time);

    /// Ends the mapping; the file stays until it is deleted.
    @Override
    void close();
}
