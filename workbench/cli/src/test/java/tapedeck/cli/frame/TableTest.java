package tapedeck.cli.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TableTest {
    @Test
    void wordsStandLeftAndFiguresRight() {
        Table table = new Table("name", ">size").row("a", "1").row("long", "1,000");

        assertThat(table.lines(false)).containsExactly(" name   size", " a         1", " long  1,000");
    }

    @Test
    void coloursTakeNoRoom() {
        Table table = new Table("", "").row(Style.GOOD.paint("✔"), "fine").row("xx", "y");

        assertThat(table.lines(true)).containsExactly(" \u001b[32m✔\u001b[0m   fine", " xx  y");
    }

    @Test
    void aRowOfAnotherLengthIsABug() {
        assertThatThrownBy(() -> new Table("a", "b").row("1")).isInstanceOf(IllegalArgumentException.class);
    }
}
