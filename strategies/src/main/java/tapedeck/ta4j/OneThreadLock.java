package tapedeck.ta4j;

import java.util.concurrent.locks.ReentrantReadWriteLock;

/// The lock of a cache that only one thread asks: it counts how deep it is held, and neither waits nor orders memory.
///
/// A session calls its strategies on one thread, so ta4j's caches have nobody to be guarded from; their locks are a
/// third of a run. Not thread-safe, on purpose.
final class OneThreadLock extends ReentrantReadWriteLock {
    private static final long serialVersionUID = 1L;

    private final transient ReadLock reading = new Reading(this);
    private final transient WriteLock writing = new Writing(this);
    private transient int holds;

    @Override
    public ReadLock readLock() {
        return reading;
    }

    @Override
    public WriteLock writeLock() {
        return writing;
    }

    @Override
    public boolean isWriteLockedByCurrentThread() {
        return holds > 0;
    }

    @Override
    public int getWriteHoldCount() {
        return holds;
    }

    private static final class Reading extends ReadLock {
        private static final long serialVersionUID = 1L;

        private Reading(ReentrantReadWriteLock lock) {
            super(lock);
        }

        @Override
        public void lock() {
            // there is nobody to wait for
        }

        @Override
        public void unlock() {
            // nor anybody who waits
        }
    }

    private static final class Writing extends WriteLock {
        private static final long serialVersionUID = 1L;

        private final transient OneThreadLock lock;

        private Writing(OneThreadLock lock) {
            super(lock);
            this.lock = lock;
        }

        @Override
        public void lock() {
            lock.holds++;
        }

        @Override
        public void unlock() {
            lock.holds--;
        }
    }
}
