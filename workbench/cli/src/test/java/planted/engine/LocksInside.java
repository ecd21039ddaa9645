package planted.engine;

/// Planted: a lock that shows in the instructions only.
public final class LocksInside {
    private long count;

    void block() {
        synchronized (this) {
            count++;
        }
    }
}
