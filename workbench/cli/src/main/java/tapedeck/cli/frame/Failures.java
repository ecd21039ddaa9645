package tapedeck.cli.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import tapedeck.model.Problem;

/// Gives every thrown thing its code, its words, its hint and its exit code.
final class Failures {
    private Failures() {}

    static Failure of(Throwable thrown) {
        return switch (thrown) {
            case Failure failure -> failure;
            case Problem problem -> Failure.of(problem);
            case UncheckedIOException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
            case ClosedByInterruptException _, InterruptedException _, CancellationException _ -> interrupted(thrown);
            case IOException io -> io(io);
            case ReadOnlyFileSystemException _ ->
                machine("TD-E006", "", "the file system is read-only", "choose another folder with -C", thrown);
            case OutOfMemoryError _ ->
                machine(
                        "TD-E005",
                        "",
                        "not enough memory: " + text(thrown),
                        "give the JVM more, for example JAVA_TOOL_OPTIONS=-Xmx4g, or take a smaller range",
                        thrown);
            default -> bug(thrown);
        };
    }

    private static Failure interrupted(Throwable thrown) {
        return new Failure(ExitCode.INTERRUPTED, "TD-E130", "", "interrupted", "what was finished is kept")
                .from(thrown);
    }

    private static Failure io(IOException io) {
        String file = io instanceof FileSystemException at && at.getFile() != null ? at.getFile() : "";
        String reason = io instanceof FileSystemException at
                ? Optional.ofNullable(at.getReason()).orElse("")
                : "";
        String text = (reason.isEmpty() ? text(io) : reason).toLowerCase(Locale.ROOT);
        if (text.contains("no space left") || text.contains("quota exceeded") || text.contains("file too large")) {
            return machine(
                    "TD-E004",
                    file,
                    "the disk is full (" + text + ")",
                    "free some space; nothing half-written was left under a final name",
                    io);
        }
        if (io instanceof AccessDeniedException || text.contains("permission denied")) {
            return machine(
                    "TD-E002",
                    file,
                    "no permission",
                    "check the owner and the mode of it and of its folder (ls -ld), or choose another folder with -C",
                    io);
        }
        if (text.contains("read-only file system")) {
            return machine("TD-E006", file, "the file system is read-only", "choose another folder with -C", io);
        }
        if (io instanceof NoSuchFileException) {
            return new Failure(ExitCode.DATA, "TD-D001", file, "there is no such file", "check the path").from(io);
        }
        if (io instanceof NotDirectoryException || io instanceof FileAlreadyExistsException) {
            String what = io instanceof FileAlreadyExistsException ? "it already exists" : "it is not a folder";
            return machine("TD-E008", file, what, "move it away or choose another folder with -C", io);
        }
        return machine("TD-E007", file, "reading or writing failed: " + text(io), "", io);
    }

    private static Failure machine(String code, String place, String message, String hint, Throwable thrown) {
        return new Failure(ExitCode.ENVIRONMENT, code, place, message, hint).from(thrown);
    }

    private static Failure bug(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        String place = trace.length == 0 ? "" : " (at " + trace[0] + ")";
        String message = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
        return new Failure(
                        ExitCode.BUG,
                        "TD-X001",
                        "",
                        "this is a bug in Tapedeck, not a fault of yours: "
                                + thrown.getClass().getSimpleName() + message + place,
                        "run it again with -v for the stack trace, and report both with the command")
                .from(thrown);
    }

    private static String text(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : message;
    }
}
