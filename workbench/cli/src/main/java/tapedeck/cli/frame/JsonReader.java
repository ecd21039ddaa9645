package tapedeck.cli.frame;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one JSON document into maps, lists, strings, doubles, booleans and nulls: for the small files of our own.
public final class JsonReader {
    private static final int DEEPEST = 64;

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    /// The document's fields.
    ///
    /// @throws IllegalArgumentException saying what is wrong at which character
    public static Map<String, @Nullable Object> object(String text) {
        JsonReader reader = new JsonReader(text);
        reader.space();
        if (reader.at >= text.length() || text.charAt(reader.at) != '{') {
            throw reader.wrong("an object");
        }
        Map<String, @Nullable Object> object = reader.readObject(0);
        reader.space();
        if (reader.at < text.length()) {
            throw reader.wrong("nothing more");
        }
        return object;
    }

    private @Nullable Object value(int depth) {
        space();
        if (depth > DEEPEST) {
            throw wrong("less nesting");
        }
        return switch (at < text.length() ? text.charAt(at) : ' ') {
            case '{' -> readObject(depth);
            case '[' -> readArray(depth);
            case '"' -> readString();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> readNumber();
        };
    }

    private Map<String, @Nullable Object> readObject(int depth) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        at++;
        space();
        while (!take('}')) {
            if (!fields.isEmpty()) {
                need(',');
                space();
            }
            String name = readString();
            space();
            need(':');
            fields.put(name, value(depth + 1));
            space();
        }
        return fields;
    }

    private List<@Nullable Object> readArray(int depth) {
        List<@Nullable Object> values = new ArrayList<>();
        at++;
        space();
        while (!take(']')) {
            if (!values.isEmpty()) {
                need(',');
            }
            values.add(value(depth + 1));
            space();
        }
        return values;
    }

    private String readString() {
        need('"');
        StringBuilder out = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw wrong("no control character in a string");
            }
            out.append(c == '\\' ? escaped() : c);
        }
        need('"');
        return out.toString();
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at++) : ' ';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong("an escape");
        };
    }

    private char unicode() {
        if (at + 4 > text.length()) {
            throw wrong("four hexadecimal digits");
        }
        try {
            char c = (char) Integer.parseInt(text, at, at + 4, 16);
            at += 4;
            return c;
        } catch (NumberFormatException e) {
            throw wrong("four hexadecimal digits");
        }
    }

    private Double readNumber() {
        int start = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        try {
            return Double.valueOf(text.substring(start, at));
        } catch (NumberFormatException e) {
            throw wrong("a value");
        }
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw wrong("a value");
        }
        at += word.length();
        return value;
    }

    private boolean take(char c) {
        boolean isThere = at < text.length() && text.charAt(at) == c;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private void need(char c) {
        if (!take(c)) {
            throw wrong("'" + c + "'");
        }
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException("expected " + expected + " at character " + (at + 1));
    }
}
