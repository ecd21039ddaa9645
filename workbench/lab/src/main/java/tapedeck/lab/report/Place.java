package tapedeck.lab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names a place in a report file as a reader would find it: section, row and column; chart; path in a document; line
/// and column of a table.
final class Place {
    private static final String DATA = "<script type=\"application/json\" id=\"data\">";
    private static final Pattern SECTION = Pattern.compile("<h2>([^<]*)");
    private static final Pattern PART = Pattern.compile("<h3>([^<]*)|<summary>([^<]*)|<h2>()");
    private static final Pattern NAME =
            Pattern.compile("data-m=\"([^\"]*)\"|<th scope=\"row\">([^<]+)<|<dt>([^<]+)<|<h1>");
    private static final Pattern CHART = Pattern.compile("<svg [^>]*aria-label=\"([^\"]*)\"");
    private static final Pattern HEADING = Pattern.compile("<th scope=\"col\">([^<]*)");
    private static final Pattern CELL = Pattern.compile("<t[dh][ >]");

    private Place() {}

    /// @param at index of a character of the text
    static String of(String text, int at) {
        if (text.startsWith("{")) {
            return path(text, 0, at);
        }
        if (!text.startsWith("<")) {
            return cell(text, at);
        }
        int data = text.indexOf(DATA);
        if (data >= 0 && at >= data + DATA.length()) {
            int end = text.indexOf("</script>", data);
            return at < end ? "data of the charts, " + path(text, data + DATA.length(), at) : "script of the page";
        }
        int body = text.indexOf("<body>");
        return body >= 0 && at < body ? "head of the page" : shown(text.substring(Math.max(0, body), at));
    }

    private static String shown(String before) {
        String section = last(SECTION, before);
        List<String> parts = new ArrayList<>();
        parts.add(section.isEmpty() ? "first screen" : section.strip());
        int chart = before.lastIndexOf("<svg ");
        if (chart > before.lastIndexOf("</svg>")) {
            parts.add("chart \"" + last(CHART, before) + "\"");
            return String.join(", ", parts);
        }
        String part = last(PART, before);
        if (!part.isEmpty()) {
            parts.add(part);
        }
        boolean isTable = before.lastIndexOf("<table") > before.lastIndexOf("</table>");
        int from = Math.max(before.lastIndexOf("<h2>"), isTable ? before.lastIndexOf("<tbody>") : 0);
        String name = last(NAME, before.substring(Math.max(0, from)));
        if (!name.isEmpty()) {
            parts.add(name);
        }
        String column = isTable ? column(before) : "";
        if (!column.isEmpty()) {
            parts.add(column);
        }
        return String.join(", ", parts);
    }

    private static String column(String before) {
        String table = before.substring(before.lastIndexOf("<table"));
        List<String> headings = new ArrayList<>();
        HEADING.matcher(table).results().forEach(match -> headings.add(match.group(1)));
        long cells = CELL.matcher(table.substring(Math.max(0, table.lastIndexOf("<tr"))))
                .results()
                .count();
        return cells >= 1 && cells <= headings.size() && !headings.isEmpty() ? headings.get((int) cells - 1) : "";
    }

    private static String last(Pattern pattern, String text) {
        String found = "";
        Matcher match = pattern.matcher(text);
        while (match.find()) {
            found = "";
            for (int group = 1; group <= match.groupCount(); group++) {
                found = match.group(group) == null ? found : match.group(group);
            }
        }
        return found;
    }

    private static String cell(String text, int at) {
        long line = text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        int start = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
        int column = 0;
        boolean isQuoted = false;
        for (int i = start; i < at; i++) {
            isQuoted ^= text.charAt(i) == '"';
            column += text.charAt(i) == ',' && !isQuoted ? 1 : 0;
        }
        String[] names = text.substring(0, Math.max(0, text.indexOf('\n'))).split(",", -1);
        return "line " + line + (column < names.length && !names[column].isEmpty() ? ", " + names[column] : "");
    }

    /// The members and indices that lead to a place in a JSON document.
    private static String path(String text, int from, int at) {
        List<String> names = new ArrayList<>();
        String word = "";
        for (int i = from; i < at; i++) {
            switch (text.charAt(i)) {
                case '"' -> {
                    int end = closing(text, i + 1);
                    word = text.substring(i + 1, Math.min(end, text.length()));
                    i = end;
                }
                case ':' -> names.set(names.size() - 1, word);
                case '{' -> names.add("");
                case '[' -> names.add("0");
                case ',' -> names.set(names.size() - 1, next(names.getLast()));
                case '}', ']' -> names.removeLast();
                default -> {
                    // Part of a number or a literal.
                }
            }
        }
        names.removeIf(String::isEmpty);
        if (names.size() > 1 && names.getLast().equals("value")) {
            names.removeLast();
        }
        return String.join(".", names);
    }

    private static int closing(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }

    private static String next(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.toString(Integer.parseInt(name) + 1)
                : name;
    }
}
