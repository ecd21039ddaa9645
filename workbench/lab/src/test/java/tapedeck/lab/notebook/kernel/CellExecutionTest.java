package tapedeck.lab.notebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

public final class CellExecutionTest {
    private final CellExecution execution = new CellExecution();

    public static int seven() {
        return 7;
    }

    @Test
    void whatASnippetGivesIsTheObjectItself() throws Exception {
        execution.invoke(CellExecutionTest.class.getMethod("seven"));

        assertThat(execution.value()).isEqualTo(7);
    }

    @Test
    void aSnippetDoesNotBeginAfterAStop() throws Exception {
        execution.halt();

        execution.invoke(CellExecutionTest.class.getMethod("seven"));

        assertThat(execution.value()).isNull();
        assertThat(execution.isStopped()).isTrue();
    }

    @Test
    void theNextCellIsNotStopped() throws Exception {
        execution.halt();

        execution.begin();
        execution.invoke(CellExecutionTest.class.getMethod("seven"));

        assertThat(execution.value()).isEqualTo(7);
    }
}
