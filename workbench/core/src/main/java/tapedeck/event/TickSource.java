package tapedeck.event;

import tapedeck.model.Tick;

/// Plays a tick reader into a listener. Reads one tick ahead; allocates nothing per tick. Not thread-safe.
public final class TickSource implements Source {
    /// Ticks played in one dispatch at most, so that whoever steps the session is not kept waiting. What
    /// the listener takes in together counts as one: it has a limit of its own.
    private static final int MOST_AT_ONCE = 16;

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
        int played = 0;
        do {
            listener.onTick(tick);
            advance();
            if (next != NEVER) {
                next = listener.playTogether(tick, reader);
            }
        } while (next != NEVER && ++played < MOST_AT_ONCE && listener.goesOn(next));
    }

    private void advance() {
        next = reader.read(tick) ? tick.time : NEVER;
    }
}
