package tapedeck.live.session;

import tapedeck.event.Source;
import tapedeck.event.TickListener;
import tapedeck.file.Tape;
import tapedeck.live.feed.FeedReader;
import tapedeck.model.Tick;

/// Takes ticks from a feed into a session: each gets its time, goes on the tape, and only then is handled.
///
/// Not thread-safe.
final class FeedSource implements Source {
    private final FeedReader reader;
    private final Tape tape;
    private final TickListener listener;
    private final Tick tick = new Tick();
    private boolean isPending;
    private boolean isClosed;

    FeedSource(FeedReader reader, Tape tape, TickListener listener) {
        this.reader = reader;
        this.tape = tape;
        this.listener = listener;
    }

    @Override
    public long nextTime() {
        if (!isPending && !isClosed && reader.read(tick)) {
            tape.input(tick);
            isPending = true;
        }
        return isPending ? tick.time : NEVER;
    }

    @Override
    public void dispatch() {
        isPending = false;
        listener.onTick(tick);
    }

    /// Takes nothing more; what is on the tape is still handled. The time of that, or 0.
    long close() {
        isClosed = true;
        return isPending ? tick.time : 0;
    }
}
