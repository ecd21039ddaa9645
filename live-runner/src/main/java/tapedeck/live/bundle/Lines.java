package tapedeck.live.bundle;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import tapedeck.model.DataException;

/// Sorted `key = value` lines, as manifests are written. Stateless.
public final class Lines {
    private static final String EQUALS = " = ";

    private Lines() {}

    /// One line per entry, in the order of the keys; line ends inside values become spaces.
    public static String text(SortedMap<String, String> lines) {
        StringBuilder out = new StringBuilder();
        lines.forEach((key, value) ->
                out.append(key).append(EQUALS).append(value.replace('\n', ' ')).append('\n'));
        return out.toString();
    }

    static byte[] bytes(SortedMap<String, String> lines) {
        return text(lines).getBytes(StandardCharsets.UTF_8);
    }

    /// The mirror of [#text].
    ///
    /// @param place of the file, for the error
    public static SortedMap<String, String> parse(String text, String place) {
        SortedMap<String, String> lines = new TreeMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            int at = line.indexOf(EQUALS);
            if (at <= 0 || lines.put(line.substring(0, at), line.substring(at + EQUALS.length())) != null) {
                throw new DataException(
                        "TD-L040",
                        place + ":" + number,
                        "'" + line + "' is not one 'key = value'",
                        "the file was edited: promote again");
            }
        }
        return lines;
    }

    /// The entries below a prefix, without it.
    public static SortedMap<String, String> below(SortedMap<String, String> lines, String prefix) {
        SortedMap<String, String> found = new TreeMap<>();
        lines.tailMap(prefix).forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), value);
            }
        });
        return found;
    }
}
