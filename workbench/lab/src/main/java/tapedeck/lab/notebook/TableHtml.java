package tapedeck.lab.notebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// A Tablesaw table as HTML: its first rows and, where it is long, its last ones; every column with one number of
/// decimals. Stateless.
final class TableHtml {
    private static final int MOST_ROWS = 40;
    private static final int HEAD = 12;
    private static final int TAIL = 6;
    private static final int MOST_DECIMALS = 6;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private TableHtml() {}

    static String of(Table table) {
        return Markup.answer(table(table));
    }

    static String table(Table table) {
        int rows = table.rowCount();
        boolean isCut = rows > MOST_ROWS;
        String[][] cells = new String[table.columnCount()][];
        StringBuilder html = new StringBuilder("<div class=\"scroll\"><table><thead><tr>");
        int[] shown = shown(rows, isCut);
        for (int i = 0; i < table.columnCount(); i++) {
            Column<?> column = table.column(i);
            cells[i] = texts(column, shown);
            html.append(Markup.head(column.name(), column instanceof NumericColumn<?>));
        }
        html.append("</tr></thead><tbody>");
        for (int row = 0; row < shown.length; row++) {
            if (isCut && row == HEAD) {
                html.append("<tr><td colspan=\"").append(table.columnCount()).append("\">⋯</td></tr>");
            }
            html.append("<tr>");
            for (int i = 0; i < table.columnCount(); i++) {
                html.append(Markup.cell(cells[i][row], table.column(i) instanceof NumericColumn<?>));
            }
            html.append("</tr>");
        }
        html.append("</tbody></table></div>");
        if (isCut) {
            html.append(Markup.sub(Markup.count(rows) + " rows, " + shown.length + " shown"));
        }
        return html.toString();
    }

    private static int[] shown(int rows, boolean isCut) {
        int[] shown = new int[isCut ? HEAD + TAIL : rows];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = isCut && i >= HEAD ? rows - TAIL + (i - HEAD) : i;
        }
        return shown;
    }

    private static String[] texts(Column<?> column, int[] rows) {
        return switch (column) {
            case NumericColumn<?> numbers -> numbers(numbers, rows);
            case DateTimeColumn times -> times(times, rows);
            default -> {
                String[] texts = new String[rows.length];
                for (int i = 0; i < rows.length; i++) {
                    texts[i] = column.isMissing(rows[i]) ? "" : String.valueOf(column.get(rows[i]));
                }
                yield texts;
            }
        };
    }

    private static String[] numbers(NumericColumn<?> column, int[] rows) {
        int decimals = 0;
        for (int row : rows) {
            double value = column.getDouble(row);
            if (Double.isFinite(value)) {
                decimals = Math.max(decimals, decimals(value));
            }
        }
        String[] texts = new String[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double value = column.getDouble(rows[i]);
            texts[i] = column.isMissing(rows[i]) ? "" : number(value, decimals);
        }
        return texts;
    }

    /// How many decimals a number wants, at most six.
    private static int decimals(double value) {
        BigDecimal exact = BigDecimal.valueOf(value).setScale(MOST_DECIMALS, RoundingMode.HALF_EVEN);
        return Math.max(0, exact.stripTrailingZeros().scale());
    }

    private static String number(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "" : value > 0 ? "∞" : "−∞";
        }
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        return text.startsWith("-") ? "−" + text.substring(1) : text;
    }

    private static String[] times(DateTimeColumn column, int[] rows) {
        DateTimeFormatter format = DAY;
        for (int row : rows) {
            LocalDateTime time = column.get(row);
            if (time != null && !time.toLocalTime().equals(LocalTime.MIDNIGHT) && format != FULL) {
                format = time.getSecond() == 0 && time.getNano() == 0 ? MINUTE : FULL;
            }
        }
        String[] texts = new String[rows.length];
        for (int i = 0; i < rows.length; i++) {
            LocalDateTime time = column.get(rows[i]);
            texts[i] = time == null ? "" : format.format(time);
        }
        return texts;
    }
}
