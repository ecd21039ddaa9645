package tapedeck.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tapedeck.testing.Habits;

/// What the scan of byte code sees, and what it leaves alone.
final class HygieneTest {
    private static List<Impurity> found(Class<?> type) {
        return Hygiene.of(ClassClosure.of(type)).stream()
                .filter(finding -> finding.place().startsWith("Habits." + type.getSimpleName()))
                .map(Hygiene.Finding::what)
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(classes = {Habits.AsksTheClock.class, Habits.NamesTheClock.class, Habits.AsksTheDate.class})
    void timeOfTheMachineIsFound(Class<?> type) {
        assertThat(found(type)).containsExactly(Impurity.SYSTEM_TIME);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {Habits.Counts.class, Habits.Collects.class, Habits.FillsAnArray.class, Habits.HoldsAnObject.class
            })
    void staticsThatKeepStateAreFound(Class<?> type) {
        assertThat(found(type)).containsExactly(Impurity.STATIC_STATE);
    }

    @Test
    void theOtherKindsAreFound() {
        assertThat(found(Habits.Gambles.class)).containsExactly(Impurity.UNSEEDED_RANDOM);
        assertThat(found(Habits.StartsThreads.class)).containsExactly(Impurity.THREADS);
        assertThat(found(Habits.ReadsFiles.class)).containsExactly(Impurity.FILES);
        assertThat(found(Habits.CallsHome.class)).containsExactly(Impurity.NETWORK);
        assertThat(found(Habits.Hides.class)).containsExactly(Impurity.REFLECTION);
        assertThat(found(Habits.GoesAround.class)).containsExactly(Impurity.AROUND_THE_ENGINE);
    }

    @Test
    void aCleanStrategyIsLeftAlone() {
        assertThat(found(Habits.Clean.class)).isEmpty();
    }

    @Test
    void aFindingSaysWhatAndWhere() {
        String words = Hygiene.of(ClassClosure.of(Habits.AsksTheClock.class)).stream()
                .filter(finding -> finding.place().contains("AsksTheClock"))
                .findFirst()
                .orElseThrow()
                .words();

        assertThat(words)
                .startsWith("asks the system's clock: System.currentTimeMillis in Habits.AsksTheClock.onBar, line ");
    }
}
