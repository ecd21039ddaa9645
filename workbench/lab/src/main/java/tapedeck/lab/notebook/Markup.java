package tapedeck.lab.notebook;

import java.util.Locale;

/// The HTML that all answers share. Stateless.
final class Markup {
    /// Blue gains, orange losses, hairlines; readable on light and dark ground.
    private static final String STYLE = """
            <style>
            .td{font:13px/1.45 system-ui,-apple-system,"Segoe UI",sans-serif;max-width:900px;font-variant-numeric:tabular-nums}
            .td h4{font-size:15px;margin:4px 0 2px;font-weight:600}
            .td .sub{opacity:.75;margin:0 0 8px}
            .td .tiles{display:flex;flex-wrap:wrap;gap:6px 28px;margin:6px 0 8px}
            .td .tile b{display:block;font-size:19px;font-weight:600}
            .td .tile span{font-size:12px;opacity:.75}
            .td table{border-collapse:collapse;font-size:12.5px;margin:4px 0 6px}
            .td th,.td td{padding:2px 10px;border:0;border-bottom:1px solid rgba(128,128,128,.3);white-space:nowrap;text-align:left!important}
            .td th{font-weight:600}
            .td td.n,.td th.n{text-align:right!important}
            .td .scroll{overflow-x:auto}
            .td .doubt{border-left:3px solid #c46210;padding-left:8px;margin:3px 0}
            .td iframe{width:100%;height:760px;border:1px solid rgba(128,128,128,.35)}
            </style>""";

    private Markup() {}

    /// A whole answer.
    static String answer(String body) {
        return STYLE + "<div class=\"td\">" + body + "</div>";
    }

    /// Text that means nothing to a browser.
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    static String tile(String value, String label) {
        return "<div class=\"tile\"><b>" + escape(value) + "</b><span>" + escape(label) + "</span></div>";
    }

    static String heading(String text) {
        return "<h4>" + escape(text) + "</h4>";
    }

    static String sub(String text) {
        return "<p class=\"sub\">" + escape(text) + "</p>";
    }

    static String cell(String text, boolean isNumber) {
        return "<td" + (isNumber ? " class=\"n\"" : "") + ">" + escape(text) + "</td>";
    }

    static String head(String text, boolean isNumber) {
        return "<th" + (isNumber ? " class=\"n\"" : "") + ">" + escape(text) + "</th>";
    }

    /// A whole number with its thousands apart.
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
