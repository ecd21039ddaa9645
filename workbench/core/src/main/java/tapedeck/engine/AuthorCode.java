package tapedeck.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Tells an author's classes and frames from those of the engine, of ta4j and of the JDK. Stateless.
public final class AuthorCode {
    private static final List<String> OTHERS = List.of(
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "org.ta4j.",
            "org.slf4j.",
            "ch.qos.logback.",
            "tapedeck.model.",
            "tapedeck.event.",
            "tapedeck.indicator.",
            "tapedeck.strategy.",
            "tapedeck.execution.",
            "tapedeck.venue.",
            "tapedeck.engine.",
            "tapedeck.file.",
            "tapedeck.ta4j.");

    private AuthorCode() {}

    /// Whether a class of this name is the author's own.
    static boolean isAuthors(String className) {
        return OTHERS.stream().noneMatch(className::startsWith);
    }

    /// The line of the author's that was running, or that called what was; empty where there is none.
    public static Optional<StackTraceElement> innermost(StackTraceElement[] trace) {
        return Arrays.stream(trace)
                .filter(frame -> isAuthors(frame.getClassName()))
                .findFirst();
    }

    /// The callback that the engine was in, such as `onBar` or `setup`; empty outside of any.
    public static Optional<String> callback(StackTraceElement[] trace) {
        String slot = StrategySlot.class.getName();
        for (int i = 0; i < trace.length; i++) {
            if (trace[i].getClassName().equals(slot)) {
                return Optional.of(trace[i].getMethodName());
            }
        }
        return Optional.empty();
    }
}
