package tapedeck.lab.notebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CellsTest {
    private final Cells cells = new Cells();

    @BeforeAll
    void start() {
        cells.eval(KernelMain.startUp());
    }

    @AfterAll
    void end() {
        cells.close();
    }

    @Test
    void answerIsTheObjectOfTheLastExpression() {
        assertThat(cells.eval("var list = new ArrayList<String>();\nlist.add(\"a\");\nlist"))
                .isEqualTo(List.of("a"));
        assertThat(cells.eval("1 + 1")).isEqualTo(2);
        assertThat(cells.eval("var unseen = 5;")).isNull();
        assertThat(cells.eval("int declared = 7")).isNull();
        assertThat(cells.eval("int assigned = 0;\nassigned = 8")).isNull();
        assertThat(cells.eval("list.clear();")).isNull();
    }

    @Test
    void warmingRunsAndLeavesNothing() {
        long before = cells.snippets();

        cells.warm();

        assertThat(cells.snippets()).isEqualTo(before);
        assertThat(cells.eval("\"as before\"")).isEqualTo("as before");
    }

    @Test
    void declarationsStayForTheCellsAfter() {
        cells.eval("int twice(int n) { return 2 * n; }\nrecord Pair(int a, int b) {}");

        assertThat(cells.eval("twice(new Pair(3, 4).b())")).isEqualTo(8);
    }

    @Test
    void statementsOfOneCellKeepTheirOrder() {
        Object answer = cells.eval("""
                var said = new StringBuilder();
                said.append(1);
                for (int i = 2; i < 4; i++) said.append(i);
                if (said.length() == 3) { said.append(4); }
                int five = 5;
                said.append(five);
                said.append(6);
                said.toString()
                """);

        assertThat(answer).isEqualTo("123456");
    }

    @Test
    void refusedJavaIsShownAtItsPlaceInTheCell() {
        assertThatThrownBy(() -> cells.eval("int fine = 1;\nfine++;\nfine = fine + nowhere;"))
                .isInstanceOfSatisfying(CellError.class, error -> {
                    assertThat(plain(error).getFirst()).startsWith("line 3: cannot find symbol");
                    assertThat(plain(error).get(1)).isEqualTo("    fine = fine + nowhere;");
                    assertThat(plain(error).get(2)).isEqualTo("                  ^^^^^^^");
                });
    }

    @Test
    void whatAJoinedStatementThrowsIsFoundInItsLine() {
        String cell =
                "var empty = new ArrayList<String>();\nempty.clear();\nempty.clear();\n\nempty.get(0);\nempty.clear();";

        assertThatThrownBy(() -> cells.eval(cell)).isInstanceOfSatisfying(CellError.class, error -> {
            assertThat(plain(error).getFirst()).startsWith("IndexOutOfBoundsException: ");
            assertThat(plain(error)).contains("  at line 5 of the cell");
        });
    }

    @Test
    void problemsShowTheirCodeAndHint() {
        assertThatThrownBy(() -> cells.eval("Interval.parse(\"7x\")"))
                .isInstanceOfSatisfying(CellError.class, error -> {
                    assertThat(plain(error).getFirst()).startsWith("error[TD-");
                    assertThat(plain(error).get(1)).startsWith("  hint: ");
                });
    }

    @Test
    void halfACellIsKnownToBeHalf() {
        assertThat(cells.completeness("for (int i = 0; i < 3; i++) {").isComplete())
                .isFalse();
        assertThat(cells.completeness("int a = 1;\nint b = 2;").isComplete()).isTrue();
        assertThatThrownBy(() -> cells.eval("for (int i = 0; i < 3; i++) {")).isInstanceOf(CellError.class);
    }

    @Test
    void completionKnowsTheFacadeAndTheCellsBefore() {
        cells.eval("String motto = \"x\";");

        assertThat(cells.complete("int one = 1;\nback", 17).texts()).contains("backtest(");
        assertThat(cells.complete("int one = 1;\nback", 17).start()).isEqualTo(13);
        assertThat(cells.complete("motto.isBl", 10).texts()).contains("isBlank()");
        assertThat(cells.complete("mot", 3).texts()).contains("motto");
    }

    @Test
    void inspectionTellsSignaturesAndTypes() {
        cells.eval("List<String> words = List.of();");

        assertThat(cells.inspect("heatMap(", 8).orElseThrow()).contains("HeatMap", "double[][] values");
        assertThat(cells.inspect("int n = 1;\nwords", 13).orElseThrow()).contains("List<String> words");
        assertThat(cells.inspect("   ", 1)).isEmpty();
    }

    private static List<String> plain(CellError error) {
        return error.lines().stream()
                .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", ""))
                .toList();
    }
}
