package tapedeck.live.shm;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// Measures what a piece of work allocates once it is warm.
final class Allocation {
    private static final int WARM_UP_RUNS = 3;

    private Allocation() {}

    /// Bytes that the calling thread allocated in the run after three warm-up runs.
    static long ofFourthRun(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().threadId();
        threads.getThreadAllocatedBytes(self);
        for (int i = 0; i < WARM_UP_RUNS; i++) {
            work.run();
        }
        long before = threads.getThreadAllocatedBytes(self);
        work.run();
        return threads.getThreadAllocatedBytes(self) - before;
    }
}
