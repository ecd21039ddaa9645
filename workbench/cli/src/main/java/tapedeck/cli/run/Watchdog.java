package tapedeck.cli.run;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tapedeck.cli.frame.Figures;
import tapedeck.engine.AuthorCode;
import tapedeck.engine.Session;
import tapedeck.engine.Strategies;
import tapedeck.model.StrategyException;
import tapedeck.model.Times;

/// Notices a strategy that does not come back: the work runs on a thread of its own, and this one looks now and then
/// how far it is. The engine knows nothing of it and pays nothing for it.
///
/// A thread in an endless loop cannot be stopped in Java: it is left behind as a daemon, and the command ends.
final class Watchdog {
    private static final Duration BETWEEN = Duration.ofMillis(100);
    /// How long work that was told to stop may take.
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long STACK_BYTES = 8L << 20;

    private final String strategy;
    private final Duration limit;
    private volatile @Nullable Session session;

    /// @param limit of one callback; zero never loses patience
    Watchdog(String strategy, Duration limit) {
        this.strategy = strategy;
        this.limit = limit;
    }

    /// Tells whose progress counts, once there is a session.
    void follow(Session followed) {
        session = followed;
    }

    /// Something that runs strategy code.
    interface Task<T> {
        T run() throws InterruptedException;
    }

    /// Does it.
    ///
    /// @throws StrategyException where a callback did not return within the limit
    <T> T watch(Task<T> task) throws InterruptedException {
        if (limit.isZero()) {
            return task.run();
        }
        Work<T> running = new Work<>(task);
        Thread thread = new Thread(null, running, "strategy", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            attend(thread);
        } catch (InterruptedException stopped) {
            thread.interrupt();
            thread.join(PATIENCE);
            throw stopped;
        }
        return running.result();
    }

    private void attend(Thread thread) throws InterruptedException {
        long known = -1;
        // Counted in looks, not read from a clock: a machine that slept has not looked.
        Duration quiet = Duration.ZERO;
        while (!thread.join(BETWEEN)) {
            Session now = session;
            long progress = now == null ? -1 : now.events();
            quiet = progress == known ? quiet.plus(BETWEEN) : Duration.ZERO;
            known = progress;
            if (quiet.compareTo(limit) >= 0) {
                StackTraceElement[] trace = thread.getStackTrace();
                Optional<String> callback = callback(trace);
                if (callback.isPresent()) {
                    throw lost(callback.get(), trace);
                }
                quiet = Duration.ZERO;
            }
        }
    }

    private static Optional<String> callback(StackTraceElement[] trace) {
        Optional<String> callback = AuthorCode.callback(trace);
        if (callback.isPresent()) {
            return callback;
        }
        for (StackTraceElement frame : trace) {
            if (frame.getClassName().equals(Strategies.class.getName())) {
                return Optional.of("constructor");
            }
        }
        return Optional.empty();
    }

    private StrategyException lost(String callback, StackTraceElement[] trace) {
        String where = AuthorCode.innermost(trace)
                .map(frame -> "look at " + frame.getFileName() + ":" + frame.getLineNumber() + " for a loop; ")
                .orElse("");
        RuntimeException stood = new IllegalStateException("where it stood");
        stood.setStackTrace(trace);
        return new StrategyException(
                        "TD-S120",
                        strategy + "." + callback,
                        "did not return within " + Figures.duration(limit.toNanos()) + bar(),
                        where + "strategy.timeout allows it more")
                .causedBy(stood);
    }

    private String bar() {
        Session now = session;
        if (now == null) {
            return "";
        }
        return " at " + Times.brief(now.clock().now())
                + now.lastBar(0)
                        .map(bar -> ", bar " + Times.brief(bar.startTime()) + " of " + bar.symbol())
                        .orElse("");
    }

    /// A task on its thread and what came of it.
    private static final class Work<T> implements Runnable {
        private final Task<T> task;
        private @Nullable T result;
        private @Nullable Throwable thrown;

        Work(Task<T> task) {
            this.task = task;
        }

        @Override
        public void run() {
            try {
                result = task.run();
            } catch (InterruptedException | RuntimeException | Error e) {
                thrown = e;
            }
        }

        /// After the thread has ended.
        T result() throws InterruptedException {
            switch (thrown) {
                case InterruptedException e -> throw e;
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case null, default -> {
                    // It ended as it should.
                }
            }
            return Objects.requireNonNull(result);
        }
    }
}
