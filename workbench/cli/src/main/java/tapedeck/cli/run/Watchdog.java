package tapedeck.cli.run;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tapedeck.cli.config.Settings;
import tapedeck.cli.config.SettingsSources;
import tapedeck.cli.frame.Figures;
import tapedeck.cli.frame.Invocation;
import tapedeck.engine.AuthorCode;
import tapedeck.engine.RunSpec;
import tapedeck.engine.Session;
import tapedeck.engine.Strategies;
import tapedeck.model.Problem;
import tapedeck.model.StrategyException;
import tapedeck.model.Times;

/// Notices a strategy that does not come back, or that ends the program: the work runs on a thread of its own, and this
/// one looks now and then
/// how far it is. The engine knows nothing of it and pays nothing for it.
///
/// A thread in an endless loop cannot be stopped in Java: it is left behind as a daemon, and the command ends.
public final class Watchdog {
    private static final String CODE = "TD-S120";
    private static final String EXIT = "TD-S122";
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

    /// With the patience of the settings.
    ///
    /// @param strategy as the user calls it
    public static Watchdog of(String strategy, Settings settings) {
        return new Watchdog(strategy, Duration.ofNanos(settings.nanos("strategy.timeout")));
    }

    /// For strategies that were frozen, with the patience of the workspace.
    public static Watchdog of(Invocation invocation, List<RunSpec.Strategy> strategies) {
        String names = strategies.stream().map(RunSpec.Strategy::name).collect(Collectors.joining(","));
        return of(
                names,
                SettingsSources.of(invocation, Optional.empty(), List.of()).load());
    }

    /// Tells whose progress counts, once there is a session.
    public void follow(Session followed) {
        session = followed;
    }

    /// Something that runs strategy code.
    public interface Task<T> {
        T run() throws IOException, InterruptedException;
    }

    /// Does it; interrupting this thread interrupts the work.
    ///
    /// @throws StrategyException where a callback did not return within the limit
    public <T> T watch(Task<T> task) throws IOException, InterruptedException {
        Work<T> running = new Work<>(task);
        Thread thread = start(running);
        try {
            attend(thread);
        } catch (InterruptedException stopped) {
            requireNoExit(thread);
            thread.interrupt();
            thread.join(PATIENCE);
            throw stopped;
        }
        return running.result();
    }

    /// Does it where an interruption is the end of the command.
    public <T> T watchOrCancel(Task<T> task) throws IOException {
        try {
            return watch(task);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped while the strategy ran");
        }
    }

    /// Does it, and where this thread is interrupted asks it to come to its end: work that must finish its writes.
    ///
    /// @throws StrategyException where a callback did not return within the limit
    public <T> T watch(Task<T> task, Runnable end) throws IOException, InterruptedException {
        Work<T> running = new Work<>(task);
        Thread thread = start(running);
        while (thread.isAlive()) {
            try {
                attend(thread);
            } catch (InterruptedException asked) {
                requireNoExit(thread);
                end.run();
            }
        }
        return running.result();
    }

    private static Thread start(Runnable work) {
        Thread thread = new Thread(null, work, "strategy", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void attend(Thread thread) throws InterruptedException {
        long known = -1;
        // Counted in looks, not read from a clock: a machine that slept has not looked.
        Duration quiet = Duration.ZERO;
        while (!thread.join(BETWEEN)) {
            Session now = session;
            long progress = now == null ? -1 : now.events();
            // a session that waits for the market makes no progress, and is in no callback
            Optional<StackTraceElement[]> stuck = limit.isZero() || progress != known
                    ? Optional.empty()
                    : Optional.of(thread.getStackTrace())
                            .filter(trace -> callback(trace).isPresent());
            known = progress;
            quiet = stuck.isPresent() ? quiet.plus(BETWEEN) : Duration.ZERO;
            if (stuck.isPresent() && quiet.compareTo(limit) >= 0) {
                throw lost(callback(stuck.get()).orElseThrow(), stuck.get());
            }
        }
    }

    /// A call of `System.exit` begins the end like a signal, and its thread waits in it for ever.
    ///
    /// @throws StrategyException where a callback has made that call
    private void requireNoExit(Thread thread) {
        StackTraceElement[] trace = thread.getStackTrace();
        boolean isEnding = Arrays.stream(trace)
                .anyMatch(frame -> frame.getClassName().equals("java.lang.Runtime")
                        && frame.getMethodName().equals("exit"));
        Optional<String> callback = callback(trace);
        if (isEnding && callback.isPresent()) {
            String where = AuthorCode.innermost(trace)
                    .map(frame -> "look at " + frame.getFileName() + ":" + frame.getLineNumber() + "; ")
                    .orElse("");
            throw new StrategyException(
                    EXIT,
                    whose(trace) + "." + callback.get(),
                    "called System.exit" + bar(),
                    where + "a strategy that has nothing more to do returns");
        }
    }

    /// Whether this is a callback that was given up: its thread still runs.
    public static boolean isLost(StrategyException thrown) {
        return thrown.code().equals(CODE) || isExit(thrown);
    }

    /// Whether a strategy has ended the program.
    static boolean isExit(Problem thrown) {
        return thrown.code().equals(EXIT);
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
                        CODE,
                        whose(trace) + "." + callback,
                        "did not return within " + Figures.duration(limit.toNanos()) + bar(),
                        where + "strategy.timeout allows it more")
                .causedBy(stood);
    }

    /// Which of several strategies it is: the one whose class stands in the trace.
    private String whose(StackTraceElement[] trace) {
        List<String> names = List.of(strategy.split(",", -1));
        return names.stream()
                .filter(name -> Arrays.stream(trace)
                        .anyMatch(frame -> simple(frame.getClassName()).equals(name)))
                .findFirst()
                .orElse(strategy);
    }

    private static String simple(String className) {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        int inner = simple.indexOf('$');
        return inner < 0 ? simple : simple.substring(0, inner);
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
            } catch (IOException | InterruptedException | RuntimeException | Error e) {
                thrown = e;
            }
        }

        /// After the thread has ended.
        T result() throws IOException, InterruptedException {
            switch (thrown) {
                case IOException e -> throw e;
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
