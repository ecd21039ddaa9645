package tapedeck.lab.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

final class RenderingTest {
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");
    private static final Pattern USE = Pattern.compile("url\\(#([^)]+)\\)");

    @Test
    void numbersOfAColumnHaveOneCountOfDecimals() {
        Table table =
                Table.create(StringColumn.create("name", "<b>", "two"), DoubleColumn.create("value", -1.5, 1234.25));

        assertThat(TableHtml.of(table))
                .contains("<td>&lt;b&gt;</td><td class=\"n\">−1.50</td>")
                .contains("<td class=\"n\">1,234.25</td>");
    }

    @Test
    void aLongTableShowsItsEndsAndSaysHowLongItIs() {
        double[] values = new double[1_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }

        String html = TableHtml.of(Table.create(DoubleColumn.create("n", values)));

        assertThat(html)
                .contains(">0<", ">11<", ">994<", ">999<", "1,000 rows, 18 shown")
                .doesNotContain(">500<");
    }

    @Test
    void missingCellsAreEmpty() {
        Table table = Table.create(DoubleColumn.create("n", 1, Double.NaN), StringColumn.create("s", "", "x"));

        assertThat(TableHtml.of(table)).contains("<td class=\"n\"></td>").doesNotContain("NaN");
    }

    @Test
    void timesShowAsMuchAsTheyHave() {
        DateTimeColumn days = DateTimeColumn.create("t", LocalDateTime.of(2024, 1, 2, 0, 0));
        DateTimeColumn minutes = DateTimeColumn.create("t", LocalDateTime.of(2024, 1, 2, 3, 4));

        assertThat(TableHtml.of(Table.create(days))).contains(">2024-01-02<");
        assertThat(TableHtml.of(Table.create(minutes))).contains(">2024-01-02 03:04<");
    }

    @Test
    void twoChartsOfAPageShareNoNames() {
        XYChart first = Charts.lines(table(1), "x", List.of("y"));
        XYChart second = Charts.lines(table(2), "x", List.of("y"));

        String one = ChartPictures.svg(first);
        String other = ChartPictures.svg(second);

        assertThat(one).startsWith("<svg").doesNotContain("<?xml", "<!DOCTYPE");
        assertThat(names(ID, one)).isNotEmpty().doesNotContainAnyElementsOf(names(ID, other));
        assertThat(names(ID, one)).containsAll(names(USE, one));
    }

    @Test
    void theBestCellOfAHeatMapIsFramed() {
        HeatMap map = Tapedeck.heatMap("fast", List.of(5, 10), "slow", List.of(20, 50), new double[][] {
            {0.5, 1.25}, {-0.5, Double.NaN}
        });

        assertThat(map.html())
                .containsPattern("outline:[^>]*>1\\.25<")
                .contains(">−0.50<")
                .doesNotContain("NaN")
                .containsOnlyOnce("outline:");
        assertThat(map.table().columnNames()).containsExactly("fast", "slow 20", "slow 50");
        assertThatThrownBy(() -> Tapedeck.heatMap("a", List.of(1), "b", List.of(1), new double[2][1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void depthAddsUpFromTheBestPrice() {
        OrderBook book = new OrderBook(new double[][] {{99, 5}, {98, 7}}, new double[][] {{101, 4}});

        assertThat(book.depths(tapedeck.model.Side.BUY)).containsExactly(5, 12);
        assertThat(Charts.depth(book).getSeriesCollection()).extracting("name").containsExactly("bids", "asks");
        assertThat(ChartPictures.svg(Charts.depth(book))).contains("<path");
        assertThat(Charts.depth(new OrderBook(new double[0][], new double[][] {{1, 1}}))
                        .getSeriesCollection())
                .extracting("name")
                .containsExactly("asks");
    }

    private static Table table(double scale) {
        return Table.create(DoubleColumn.create("x", 1, 2, 3), DoubleColumn.create("y", scale, 4 * scale, 9 * scale));
    }

    private static List<String> names(Pattern pattern, String svg) {
        return pattern.matcher(svg).results().map(match -> match.group(1)).toList();
    }
}
