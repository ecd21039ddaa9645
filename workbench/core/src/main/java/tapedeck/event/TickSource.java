package tapedeck.event;

import tapedeck.model.Tick;

/// Plays a tick reader into a listener. Reads one tick ahead; allocates nothing per tick. Not thread-safe.
public final class TickSource implements Source {
    private final TickReader reader;
    private final TickListener listener;
    private final Tick tick = new Tick();
    private long next;

    public TickSource(TickReader reader, TickListener listener) {
        this.reader = reader;
        this.listener = listener;
        advance();
    }

    @Override
    public long nextTime() {
        return next;
    }

    @Override
    public void dispatch() {
        listener.onTick(tick);
        advance();
    }

    private void advance() {
        next = reader.read(tick) ? tick.time : NEVER;
    }
}
