package tapedeck.lab.notebook.kernel;

import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import tapedeck.model.Problem;

/// Turns what went wrong in a cell into what its reader needs: where in the cell, what, and what to do.
final class CellErrors {
    private static final int MOST_FRAMES = 12;
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    private CellErrors() {}

    /// Java that the compiler refused.
    ///
    /// @param start where the snippet begins in the cell
    static CellError compile(List<Diag> diagnostics, String cell, int start) {
        List<String> lines = new ArrayList<>();
        for (Diag diagnostic : diagnostics) {
            int at = start + (int) Math.max(0, Math.min(diagnostic.getPosition(), cell.length() - start));
            String said = diagnostic.getMessage(Locale.ROOT).strip();
            lines.add(headline(
                    "line " + lineOf(cell, at) + ": " + said.lines().findFirst().orElse(said)));
            lines.addAll(pointer(cell, at, start + (int) diagnostic.getEndPosition()));
            said.lines()
                    .skip(1)
                    .map(String::strip)
                    // JShell takes the names of its own classes away
                    .filter(line -> !line.equals("location: class"))
                    .forEach(line -> lines.add("  " + line));
        }
        String first = diagnostics.isEmpty()
                ? "the compiler refused it"
                : diagnostics
                        .getFirst()
                        .getMessage(Locale.ROOT)
                        .lines()
                        .findFirst()
                        .orElse("");
        return new CellError(first, lines.isEmpty() ? List.of(headline(first)) : lines);
    }

    /// Names that nothing stands for.
    static CellError unresolved(List<String> missing) {
        String message = missing.isEmpty() ? "it uses something that is not defined" : "not defined: " + missing;
        return new CellError(message, List.of(headline(message)));
    }

    /// A cell that was interrupted.
    static CellError interrupted() {
        return new CellError("interrupted", List.of(headline("interrupted")));
    }

    /// What a cell threw.
    ///
    /// @param thrown the throwable itself
    /// @param told   the same as JShell tells it, with places in snippets
    static CellError thrown(Throwable thrown, EvalException told, String cell, int start) {
        if (thrown instanceof InterruptedException
                || thrown instanceof CancellationException
                || thrown instanceof ClosedByInterruptException) {
            return interrupted();
        }
        List<String> lines = new ArrayList<>(headlines(thrown));
        if (thrown instanceof Problem) {
            return new CellError(text(thrown), lines, thrown);
        }
        int count = 0;
        for (StackTraceElement frame : told.getStackTrace()) {
            boolean isCell = String.valueOf(frame.getFileName()).startsWith("#");
            if (isCell) {
                lines.add("  at line " + (lineOf(cell, firstOf(cell, start)) + frame.getLineNumber() - 1)
                        + " of the cell");
            } else if (count++ < MOST_FRAMES) {
                lines.add("  at " + frame);
            }
        }
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            lines.add("  caused by " + text(cause));
        }
        return new CellError(text(thrown), lines, thrown);
    }

    /// Something thrown by the kernel's own work for a cell.
    static CellError thrown(Throwable thrown) {
        return thrown instanceof CellError error ? error : new CellError(text(thrown), headlines(thrown), thrown);
    }

    private static List<String> headlines(Throwable thrown) {
        if (thrown instanceof Problem problem) {
            List<String> lines = new ArrayList<>();
            String place = problem.place().isEmpty() ? "" : " " + problem.place();
            lines.add(headline("error[" + problem.code() + "]" + place + "  " + problem.getMessage()));
            if (!problem.hint().isEmpty()) {
                lines.add("  hint: " + problem.hint());
            }
            return lines;
        }
        return List.of(headline(text(thrown)));
    }

    private static String text(Throwable thrown) {
        String name = thrown.getClass().getSimpleName();
        return thrown.getMessage() == null ? name : name + ": " + thrown.getMessage();
    }

    private static String headline(String text) {
        return RED + text + PLAIN;
    }

    /// Where the code of a snippet begins: JShell counts lines from there.
    static int firstOf(String cell, int start) {
        int first = Math.max(0, start);
        while (first < cell.length() && Character.isWhitespace(cell.charAt(first))) {
            first++;
        }
        return first;
    }

    private static int lineOf(String cell, int at) {
        return 1
                + (int) cell.substring(0, Math.max(0, at))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /// The line of the cell with the fault underlined.
    private static List<String> pointer(String cell, int at, int end) {
        int begin = cell.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
        int stop = cell.indexOf('\n', at);
        String line = cell.substring(Math.min(begin, at), stop < 0 ? cell.length() : stop);
        int from = at - Math.min(begin, at);
        int length = Math.max(1, Math.min(end - at, line.length() - from));
        return List.of("    " + line, "    " + " ".repeat(from) + "^".repeat(length));
    }
}
