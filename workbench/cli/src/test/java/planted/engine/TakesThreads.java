package planted.engine;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// Planted: each method, and the field, has to do with more than one thread.
public final class TakesThreads {
    volatile long shared;

    Thread thread() {
        return Thread.ofVirtual().unstarted(() -> {});
    }

    ThreadLocal<String> local() {
        return new ThreadLocal<>();
    }

    AtomicLong atomic() {
        return new AtomicLong();
    }

    void lock() {
        new ReentrantLock().lock();
    }

    synchronized void method() {}

    long parallelStream(List<String> names) {
        return names.parallelStream().count();
    }

    Stream<String> parallel(Stream<String> names) {
        return names.parallel();
    }

    void waits() throws InterruptedException {
        wait();
    }
}
