package tapedeck.lab.report.page;

/// Text of a page under construction: the only place where names and tags become markup, so nothing goes unescaped.
///
/// Not thread-safe.
final class Markup {
    private final StringBuilder out = new StringBuilder(1 << 16);

    /// Markup of ours, as it is.
    Markup raw(String html) {
        out.append(html);
        return this;
    }

    /// Text of anybody's, escaped.
    Markup text(String text) {
        out.append(escape(text));
        return this;
    }

    /// An element without attributes around text.
    Markup element(String tag, String text) {
        return raw("<" + tag + ">").text(text).raw("</" + tag + ">");
    }

    /// An element of a class around text.
    Markup element(String tag, String type, String text) {
        return raw("<" + tag + " class=\"").text(type).raw("\">").text(text).raw("</" + tag + ">");
    }

    /// A section's heading with a quieter remark beside it, which may be empty.
    Markup heading(String title, String remark) {
        raw("<h2>").text(title);
        return remark.isEmpty() ? raw("</h2>\n") : element("span", remark).raw("</h2>\n");
    }

    /// For element content and for attributes in double or single quotes.
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(isAllowed(c) ? c : '\ufffd');
            }
        }
        return escaped.toString();
    }

    private static boolean isAllowed(char c) {
        return c >= ' ' ? c != '\u007f' : c == '\n' || c == '\t';
    }

    int length() {
        return out.length();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
