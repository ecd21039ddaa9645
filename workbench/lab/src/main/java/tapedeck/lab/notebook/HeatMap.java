package tapedeck.lab.notebook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// Numbers in rows and columns, each on a colour: blue above the middle one, orange below it, the best one framed.
///
/// NaN cells stay empty. Immutable.
public final class HeatMap implements Rendered {
    private final Labels rows;
    private final Labels columns;
    private final double[][] values;

    /// What the rows or columns stand for.
    record Labels(String name, List<String> texts) {
        Labels {
            texts = List.copyOf(texts);
        }
    }

    HeatMap(Labels rows, Labels columns, double[][] values) {
        if (values.length != rows.texts().size()) {
            throw new IllegalArgumentException(
                    values.length + " rows of values for " + rows.texts().size() + " labels");
        }
        for (double[] row : values) {
            if (row.length != columns.texts().size()) {
                throw new IllegalArgumentException(
                        row.length + " values in a row for " + columns.texts().size() + " labels");
            }
        }
        this.rows = rows;
        this.columns = columns;
        this.values = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    }

    /// The same as a table: a column of labels, then one column per column.
    public Table table() {
        Table table = Table.create(StringColumn.create(rows.name(), rows.texts()));
        for (int i = 0; i < columns.texts().size(); i++) {
            int column = i;
            table.addColumns(DoubleColumn.create(
                    columns.name() + " " + columns.texts().get(i),
                    Arrays.stream(values).mapToDouble(row -> row[column]).toArray()));
        }
        return table;
    }

    @Override
    public String html() {
        double[] sorted = Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double middle = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
        double best = sorted.length == 0 ? Double.NaN : sorted[sorted.length - 1];
        double reach = sorted.length == 0 ? 1 : Math.max(best - middle, middle - sorted[0]);
        StringBuilder html = new StringBuilder("<div class=\"scroll\"><table><thead><tr>");
        html.append(Markup.head(rows.name() + " \\ " + columns.name(), false));
        columns.texts().forEach(text -> html.append(Markup.head(text, true)));
        html.append("</tr></thead><tbody>");
        for (int i = 0; i < values.length; i++) {
            html.append("<tr>").append(Markup.head(rows.texts().get(i), true));
            for (double value : values[i]) {
                html.append(cell(value, reach == 0 ? 0 : (value - middle) / reach, value == best));
            }
            html.append("</tr>");
        }
        return Markup.answer(html.append("</tbody></table></div>").toString());
    }

    private static String cell(double value, double place, boolean isBest) {
        if (!Double.isFinite(value)) {
            return "<td></td>";
        }
        String colour = place >= 0 ? "59,125,216" : "217,115,13";
        return String.format(
                Locale.ROOT,
                "<td class=\"n\" style=\"background:rgba(%s,%.2f)%s\">%s</td>",
                colour,
                Math.abs(place) * 0.55,
                isBest ? ";outline:2px solid currentColor;outline-offset:-2px" : "",
                String.format(Locale.ROOT, "%.2f", value).replace('-', '−'));
    }

    @Override
    public String toString() {
        return table().print();
    }
}
