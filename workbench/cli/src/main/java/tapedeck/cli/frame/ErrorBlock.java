package tapedeck.cli.frame;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

/// What went wrong, where, why, what to do about it, and the exit code: one block of text, or one JSON document.
final class ErrorBlock {
    private ErrorBlock() {}

    /// The block for people.
    ///
    /// @param bases relative file places are looked up from these, in order
    static String text(Failure failure, List<Path> bases, Console console) {
        StringBuilder out = new StringBuilder();
        out.append(console.paintErr(Style.BAD, "error[" + failure.code() + "]")).append(' ');
        describe(out, failure.place(), failure.text(), bases, console);
        String exit = console.paintErr(Style.DIM, "exit " + failure.exit().number());
        if (failure.hint().isEmpty()) {
            out.append("\n  ").append(exit);
        } else {
            out.append("\n  hint: ").append(clean(failure.hint())).append("   ").append(exit);
        }
        if (console.isVerbose()) {
            out.append('\n').append(trace(failure));
        }
        return out.toString();
    }

    /// A warning in the same form: nothing ends by it.
    static String warning(String code, String place, String text, List<Path> bases, Console console) {
        StringBuilder out = new StringBuilder();
        out.append(console.paintErr(Style.WARNING, "warning[" + code + "]")).append(' ');
        describe(out, place, text, bases, console);
        return out.toString();
    }

    private static void describe(StringBuilder out, String place, String text, List<Path> bases, Console console) {
        if (!place.isEmpty()) {
            out.append(console.paintErr(Style.BOLD, clean(place))).append("  ");
        }
        out.append(clean(text));
        bases.stream()
                .flatMap(base -> SourceLine.at(place, base).stream())
                .findFirst()
                .ifPresent(line -> out.append('\n').append(line.text(console)));
    }

    /// The document for programs.
    static JsonObject json(Failure failure) {
        return JsonObject.of("tapedeck.error/1")
                .put("ok", false)
                .put("exit", failure.exit().number())
                .put(
                        "error",
                        new JsonObject()
                                .put("code", failure.code())
                                .put("place", failure.place())
                                .put("message", failure.text())
                                .put("hint", failure.hint()));
    }

    private static String trace(Failure failure) {
        Throwable cause = failure.getCause();
        StringWriter text = new StringWriter();
        (cause == null ? failure : cause).printStackTrace(new PrintWriter(text));
        return text.toString().stripTrailing();
    }

    /// Text from files and messages must not steer the terminal.
    static String clean(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(Character.isISOControl(c) && c != '\n' ? '?' : c));
        return out.toString().replace("\n", "\n    ");
    }
}
