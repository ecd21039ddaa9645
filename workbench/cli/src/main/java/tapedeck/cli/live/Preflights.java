package tapedeck.cli.live;

import java.io.IOException;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Failure;
import tapedeck.model.Problem;

/// Whatever keeps a session from starting ends with the exit code of a refused start. Stateless.
final class Preflights {
    private Preflights() {}

    /// Part of getting ready.
    interface Step<T> {
        T run() throws IOException;
    }

    static <T> T required(Step<T> step) throws IOException {
        try {
            return step.run();
        } catch (Problem problem) {
            throw new Failure(
                            ExitCode.PREFLIGHT,
                            problem.code(),
                            problem.place(),
                            String.valueOf(problem.getMessage()),
                            problem.hint())
                    .from(problem);
        }
    }
}
