package tapedeck.execution;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// What the callback that is running has asked for, in order. Not thread-safe.
final class Commands {
    /// More orders than this in one callback is a bug of the strategy.
    private static final int MOST = 10_000;

    private final ArrayDeque<Command> queue = new ArrayDeque<>();

    void add(Command command) {
        if (queue.size() >= MOST) {
            throw new IllegalStateException("more than " + MOST + " orders from one callback");
        }
        queue.add(command);
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    @Nullable
    Command poll() {
        return queue.poll();
    }
}
