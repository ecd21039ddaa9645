package tapedeck.cli.frame;

import java.util.List;

/// A process that is one command: ends it with the command's exit code, and stops the command when a signal comes.
public final class FrameProcess {
    private static final long STOP_MILLIS = 10_000;

    private FrameProcess() {}

    /// Runs the command on the calling thread and does not return, unless a signal has already begun the end.
    ///
    /// On a signal the verb is interrupted and has ten seconds to keep what it has; the JVM then ends with the
    /// signal's own code (130 for an interrupt).
    public static void main(Frame frame, List<String> words) {
        Thread command = Thread.currentThread();
        Thread stop = Thread.ofPlatform().name("stop").unstarted(() -> stop(command));
        Runtime.getRuntime().addShutdownHook(stop);
        ExitCode exit = frame.run(words);
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException alreadyEnding) {
            // the exit code is the signal's; a second exit would wait for ever
            if (exit == ExitCode.STRATEGY) {
                // no signal: a strategy has called System.exit, and does not choose the code
                Runtime.getRuntime().halt(exit.number());
            }
            return;
        }
        System.exit(exit.number());
    }

    private static void stop(Thread command) {
        command.interrupt();
        try {
            command.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
