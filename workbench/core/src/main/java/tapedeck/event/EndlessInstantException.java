package tapedeck.event;

/// Thrown where events at one instant give rise to others without end: something feeds on itself.
public final class EndlessInstantException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public EndlessInstantException(long time) {
        super("more than " + EventLoop.MAX_EVENTS_PER_INSTANT + " events at " + time);
    }
}
