package tapedeck.lab.report.page;

import java.util.ArrayList;
import java.util.List;

/// A table of the page: a real one, with scopes, its first column the row's heading.
final class Table {
    private final String type;
    private final List<String> headings = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();

    /// @param type classes of the table
    Table(String type, String... headings) {
        this.type = type;
        for (String heading : headings) {
            this.headings.add("<th scope=\"col\">" + Markup.escape(heading) + "</th>");
        }
    }

    /// One row under construction.
    final class Row {
        private final StringBuilder cells = new StringBuilder();
        private String attributes = "";

        /// The row's name.
        Row head(String text) {
            return headMarkup(Markup.escape(text));
        }

        Row headMarkup(String html) {
            cells.append("<th scope=\"row\">").append(html).append("</th>");
            return this;
        }

        Row cell(String text) {
            cells.append("<td>").append(Markup.escape(text)).append("</td>");
            return this;
        }

        /// A cell of a class; an empty class is none.
        Row cell(String text, String cellType) {
            if (cellType.isEmpty()) {
                return cell(text);
            }
            cells.append("<td class=\"").append(cellType).append("\">");
            cells.append(Markup.escape(text)).append("</td>");
            return this;
        }

        /// A cell with an attribute text of ours.
        Row styled(String text, String attribute) {
            cells.append("<td ")
                    .append(attribute)
                    .append('>')
                    .append(Markup.escape(text))
                    .append("</td>");
            return this;
        }

        /// Attributes of the row, of ours.
        Row with(String text) {
            attributes = " " + text;
            return this;
        }

        Table end() {
            rows.add("<tr" + attributes + ">" + cells + "</tr>\n");
            return Table.this;
        }
    }

    Row row() {
        return new Row();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void write(Markup page) {
        page.raw(type.isEmpty() ? "<table>" : "<table class=\"" + type + "\">");
        if (!headings.isEmpty()) {
            page.raw("<thead><tr>" + String.join("", headings) + "</tr></thead>");
        }
        page.raw("<tbody>\n");
        rows.forEach(page::raw);
        page.raw("</tbody></table>\n");
    }
}
