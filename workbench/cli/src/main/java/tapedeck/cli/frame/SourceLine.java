package tapedeck.cli.frame;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The line of a file that an error speaks of, with a caret under the column.
///
/// @param number line number, from 1
/// @param column code point in the line, from 1; 0 where it is not known
record SourceLine(String content, int number, int column) {
    private static final Pattern PLACE = Pattern.compile("(.+?):([0-9]{1,9})(?::([0-9]{1,9}))?");
    private static final int LONGEST_LINE = 4096;
    private static final int WINDOW = 100;

    /// The line, if the place names a file that can be read.
    static Optional<SourceLine> at(String place, Path base) {
        Matcher match = PLACE.matcher(place);
        if (!match.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(match.group(2));
        int column = match.group(3) == null ? 0 : Integer.parseInt(match.group(3));
        try {
            Path file = base.resolve(match.group(1));
            if (number == 0 || !Files.isRegularFile(file)) {
                return Optional.empty();
            }
            return read(file, number).map(content -> new SourceLine(content, number, column));
        } catch (IOException | InvalidPathException e) {
            // the error itself is what matters: without the line the block is still complete
            return Optional.empty();
        }
    }

    private static Optional<String> read(Path file, int number) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            int line = 1;
            int c = in.read();
            while (line < number && c >= 0) {
                line += c == '\n' ? 1 : 0;
                c = in.read();
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            while (c >= 0 && c != '\n' && bytes.size() < LONGEST_LINE) {
                bytes.write(c);
                c = in.read();
            }
            return line == number ? Optional.of(bytes.toString(StandardCharsets.UTF_8)) : Optional.empty();
        }
    }

    /// `   12 | text`, and a second line with carets where the column is known.
    String text(Console console) {
        int[] points = content.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .toArray();
        int at = column - 1;
        int from = at < WINDOW ? 0 : at - WINDOW / 2;
        int to = Math.min(points.length, from + WINDOW + WINDOW / 2);
        String margin = String.valueOf(number);
        String shown = from >= points.length ? "" : new String(points, from, to - from).stripTrailing();
        StringBuilder out = new StringBuilder();
        out.append("  ").append(" ".repeat(Math.max(0, 3 - margin.length()))).append(margin);
        out.append(" | ").append(from > 0 ? "…" : "").append(shown);
        if (column > 0 && at <= points.length) {
            String space = " ".repeat(Math.max(3, margin.length()) + 2);
            out.append('\n').append(space).append(" | ").append(" ".repeat(at - from + (from > 0 ? 1 : 0)));
            out.append(console.paintErr(Style.BAD, "^".repeat(length(points, at))));
        }
        return out.toString();
    }

    /// To the end of the word or field that begins there.
    private static int length(int[] points, int at) {
        int end = at;
        while (end < points.length && !Character.isWhitespace(points[end]) && ",;(){}[]".indexOf(points[end]) < 0) {
            end++;
        }
        // the colon of "name: value" is no part of the name
        boolean hasColon = end > at && points[end - 1] == ':';
        return Math.clamp(hasColon ? end - at - 1 : end - at, 1, WINDOW);
    }
}
