package tapedeck.lab.store;

import java.io.Closeable;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// Writes rows into a [Staging] in a thread of its own, while the caller reads the next ones. What the writing throws
/// the caller gets with the next rows that he brings, or at the end.
///
/// Used by one thread, which may not touch the staging between the first [#append] and [#finish] or [#close].
final class WriteBehind implements Closeable {
    /// Batches that are handed over and not yet written: their copies are all the memory that this takes.
    private static final int IN_FLIGHT = 3;

    private final Staging staging;
    private final BlockingQueue<long[][]> free = new LinkedBlockingQueue<>();
    private @Nullable ExecutorService thread;
    private volatile @Nullable Throwable failure;
    private volatile boolean isGivenUp;

    /// @param columns that a row has
    WriteBehind(Staging staging, int columns) {
        this.staging = staging;
        for (int i = 0; i < IN_FLIGHT; i++) {
            free.add(new long[columns][0]);
        }
    }

    /// Adds the rows from `from` to `to`, exclusive, which continue the run; they are copied. Waits where the writing
    /// lies behind.
    void append(long[][] columns, int from, int to, int volumeScale) {
        throwFailure();
        long[][] copy = taken();
        int count = to - from;
        for (int c = 0; c < columns.length; c++) {
            if (copy[c].length < count) {
                copy[c] = new long[count];
            }
            System.arraycopy(columns[c], from, copy[c], 0, count);
        }
        running().execute(() -> {
            run(() -> staging.append(copy, count, volumeScale));
            free.add(copy);
        });
    }

    /// Ends the run: the next rows may begin anywhere.
    void endRun() {
        throwFailure();
        running().execute(() -> run(staging::endRun));
    }

    /// Notes rows that were left out.
    void noteDropped(long count) {
        running().execute(() -> run(() -> staging.noteDropped(count)));
    }

    /// Waits until everything is written; from now on the staging is the caller's again.
    void finish() {
        if (isGivenUp) {
            throw new IllegalStateException("closed before everything was written");
        }
        end();
        throwFailure();
    }

    private long[][] taken() {
        try {
            return free.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted while rows were written"));
        }
    }

    private ExecutorService running() {
        ExecutorService running = thread;
        if (running == null) {
            running = Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("store-writer").daemon().factory());
            thread = running;
        }
        return running;
    }

    /// In the thread. After a failure nothing more is written: the rows would not continue the run.
    private void run(Runnable work) {
        if (failure != null || isGivenUp) {
            return;
        }
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    private void throwFailure() {
        Throwable thrown = failure;
        if (thrown instanceof RuntimeException e) {
            throw e;
        }
        if (thrown instanceof Error e) {
            throw e;
        }
    }

    private void end() {
        ExecutorService running = thread;
        if (running != null) {
            running.close();
            thread = null;
        }
    }

    /// Ends the thread; rows that it has not begun to write are given up.
    @Override
    public void close() {
        isGivenUp = true;
        end();
    }
}
