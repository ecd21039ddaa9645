package tapedeck.lab.store.csv;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tapedeck.model.DataException;

/// The first lines of a file as text, or why they are none.
///
/// @param bom   bytes of a byte order mark before them
/// @param lines whole lines without their ends; none of the last ones is empty
record CsvHead(String file, int bom, List<String> lines) {
    /// Bytes looked at; a header or first row must end within them.
    static final int BYTES = 1 << 16;

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};

    /// @param isWhole the bytes are the whole file
    static CsvHead of(String file, byte[] head, boolean isWhole) {
        int bom = bom(file, head);
        return new CsvHead(file, bom, lines(file, head, bom, isWhole));
    }

    private static int bom(String file, byte[] head) {
        if (head.length == 0) {
            throw refuse(file, "", "a header and rows", "the file is empty");
        }
        boolean isWide = head.length > 1
                && ((head[0] == (byte) 0xFF && head[1] == (byte) 0xFE)
                        || (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF)
                        || head[0] == 0
                        || head[1] == 0);
        if (isWide) {
            throw refuse(file, "UTF-16", "UTF-8 text", "convert it: iconv -f UTF-16 -t UTF-8");
        }
        boolean hasMark = head.length > 2 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF;
        return hasMark ? 3 : 0;
    }

    private static List<String> lines(String file, byte[] head, int bom, boolean isWhole) {
        String text = new String(head, bom, head.length - bom, StandardCharsets.UTF_8);
        int end = isWhole ? text.length() : text.lastIndexOf('\n') + 1;
        if (end <= 0) {
            String start = text.substring(0, Math.min(text.length(), 60));
            throw refuse(file, start, "a line end within 64 KiB", "is it a CSV file?");
        }
        List<String> found = Stream.of(text.substring(0, end).split("\n", -1))
                .map(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
                .toList();
        int last = found.size();
        while (last > 0 && found.get(last - 1).isEmpty()) {
            last--;
        }
        if (last == 0) {
            throw refuse(file, "", "a header and rows", "the file has only blank lines");
        }
        return found.subList(0, last);
    }

    /// The character that occurs most among those that part fields.
    static char delimiter(String line) {
        char best = ',';
        long most = 0;
        for (char candidate : DELIMITERS) {
            long count = line.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    /// Splits at delimiters outside double quotes; the strict reader comes later.
    static List<String> split(String line, char delimiter) {
        if (line.indexOf('"') < 0) {
            return Arrays.asList(line.split(Pattern.quote(String.valueOf(delimiter)), -1));
        }
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == delimiter && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    private static DataException refuse(String file, String value, String expected, String hint) {
        return new Place(file, 1, 1).refuse("TD-D010", value, expected, hint);
    }
}
