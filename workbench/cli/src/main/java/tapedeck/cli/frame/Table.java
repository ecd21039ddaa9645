package tapedeck.cli.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Rows of text in aligned columns: left for words, right for figures. Cells may carry terminal colours.
public final class Table {
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final String GAP = "  ";

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    /// @param headings one per column; a heading that begins with `>` aligns its column to the right; all empty: none
    public Table(String... headings) {
        this.headings = List.of(headings);
    }

    /// One row, as many cells as there are columns.
    public Table row(String... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException(cells.length + " cells in " + headings.size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /// The lines, without spaces at their ends.
    public List<String> lines(boolean isColoured) {
        int[] widths = new int[headings.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = width(heading(column));
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        List<String> lines = new ArrayList<>();
        if (headings.stream().anyMatch(heading -> !heading.replace(">", "").isEmpty())) {
            List<String> titles = new ArrayList<>();
            for (int column = 0; column < widths.length; column++) {
                titles.add(isColoured ? Style.DIM.paint(heading(column)) : heading(column));
            }
            lines.add(line(titles, widths));
        }
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private String heading(int column) {
        String heading = headings.get(column);
        return isRight(column) ? heading.substring(1) : heading;
    }

    private boolean isRight(int column) {
        return headings.get(column).startsWith(">");
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder(" ");
        for (int column = 0; column < widths.length; column++) {
            String space = " ".repeat(widths[column] - width(cells.get(column)));
            line.append(column == 0 ? "" : GAP);
            line.append(isRight(column) ? space + cells.get(column) : cells.get(column) + space);
        }
        return line.toString().stripTrailing();
    }

    /// Columns on the screen: colours take none, every code point takes one.
    static int width(String text) {
        String plain = text.indexOf('\u001b') < 0 ? text : COLOUR.matcher(text).replaceAll("");
        return plain.codePointCount(0, plain.length());
    }
}
