package tapedeck.cli.frame;

import tapedeck.model.ConfigException;
import tapedeck.model.DataException;
import tapedeck.model.Problem;
import tapedeck.model.StrategyException;

/// A command that ends without its result: what the error block prints, and the exit code.
///
/// Thrown by verbs for what core has no word for (a failed check, a refused start, a halted session, the machine);
/// core's own problems become one with [#of].
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exit;
    private final String code;
    private final String place;
    private final String hint;

    /// @param code  a stable code such as `TD-E002`
    /// @param place `file:line:column`, a field's name, or empty
    /// @param hint  what to do about it, or empty
    public Failure(ExitCode exit, String code, String place, String message, String hint) {
        super(message);
        this.exit = exit;
        this.code = code;
        this.place = place;
        this.hint = hint;
    }

    /// A command that was typed wrongly.
    public static Failure usage(String code, String message, String hint) {
        return new Failure(ExitCode.USAGE, code, "", message, hint);
    }

    /// Core's bad input with the exit code of its kind.
    public static Failure of(Problem problem) {
        ExitCode exit = switch (problem) {
            case ConfigException _ -> ExitCode.USAGE;
            case DataException _ -> ExitCode.DATA;
            case StrategyException _ -> ExitCode.STRATEGY;
        };
        return new Failure(exit, problem.code(), problem.place(), text(problem), problem.hint()).from(problem);
    }

    /// Keeps the cause for `-v`.
    public Failure from(Throwable cause) {
        initCause(cause);
        return this;
    }

    public ExitCode exit() {
        return exit;
    }

    public String code() {
        return code;
    }

    public String place() {
        return place;
    }

    public String hint() {
        return hint;
    }

    /// The message, never null.
    public String text() {
        return text(this);
    }

    private static String text(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : message;
    }
}
