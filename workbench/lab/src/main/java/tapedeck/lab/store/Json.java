package tapedeck.lab.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The little JSON that a catalog needs: objects with sorted keys, arrays, text, whole numbers and booleans.
///
/// What it writes is canonical, so that it can be hashed; what it reads, it reads strictly.
final class Json {
    private static final int DEEPEST = 32;

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /// Sorted keys, two blanks of indentation, one line end at the end.
    static String write(Object value) {
        StringBuilder out = new StringBuilder(1024);
        write(out, value, 0);
        return out.append('\n').toString();
    }

    private static void write(StringBuilder out, Object value, int depth) {
        switch (value) {
            case Map<?, ?> map -> writeAll(out, new TreeMap<Object, Object>(map).entrySet(), "{}", depth);
            case List<?> list -> writeAll(out, list, "[]", depth);
            case Map.Entry<?, ?> entry -> {
                quote(out, String.valueOf(entry.getKey()));
                write(out.append(": "), entry.getValue(), depth);
            }
            case Long number -> out.append(number.longValue());
            case Boolean fact -> out.append(fact.booleanValue());
            default -> quote(out, value.toString());
        }
    }

    private static void writeAll(StringBuilder out, java.util.Collection<?> items, String brackets, int depth) {
        out.append(brackets.charAt(0));
        String separator = "\n";
        for (Object item : items) {
            out.append(separator).repeat("  ", depth + 1);
            write(out, item, depth + 1);
            separator = ",\n";
        }
        if (!items.isEmpty()) {
            out.append('\n').repeat("  ", depth);
        }
        out.append(brackets.charAt(1));
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                String hex = Integer.toHexString(c);
                out.append("\\u").repeat('0', 4 - hex.length()).append(hex);
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    /// The object that a text holds.
    ///
    /// @throws IllegalArgumentException where the text is not that
    static Map<String, Object> readObject(String text) {
        Json json = new Json(text);
        Map<String, Object> object = json.object(0);
        json.blanks();
        if (json.at != text.length()) {
            throw json.bad("the end");
        }
        return object;
    }

    private Object value(int depth) {
        blanks();
        char c = at < text.length() && depth < DEEPEST ? text.charAt(at) : '\0';
        return switch (c) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> object = new TreeMap<>();
        expect('{');
        while (!closes('}', object.isEmpty())) {
            String key = string();
            expect(':');
            object.put(key, value(depth + 1));
        }
        return object;
    }

    private List<Object> array(int depth) {
        List<Object> array = new ArrayList<>();
        expect('[');
        while (!closes(']', array.isEmpty())) {
            array.add(value(depth + 1));
        }
        return array;
    }

    private boolean closes(char bracket, boolean isFirst) {
        blanks();
        if (at < text.length() && text.charAt(at) == bracket) {
            at++;
            return true;
        }
        if (!isFirst) {
            expect(',');
        }
        return false;
    }

    private String string() {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                char escaped = text.charAt(at++);
                if (escaped == 'u' && at + 4 <= text.length()) {
                    c = (char) Integer.parseInt(text, at, at + 4, 16);
                    at += 4;
                } else {
                    c = escaped;
                }
            }
            out.append(c);
        }
        expect('"');
        return out.toString();
    }

    private Object number() {
        int start = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '-')) {
            at++;
        }
        if (start == at || at - start > 20) {
            throw bad("a value");
        }
        return Long.parseLong(text, start, at, 10);
    }

    private Object word(String word, boolean fact) {
        if (!text.startsWith(word, at)) {
            throw bad(word);
        }
        at += word.length();
        return fact;
    }

    private void expect(char c) {
        blanks();
        if (at >= text.length() || text.charAt(at) != c) {
            throw bad("'" + c + "'");
        }
        at++;
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException bad(String expected) {
        return new IllegalArgumentException("expected " + expected + " at character " + at);
    }
}
