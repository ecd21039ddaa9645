package tapedeck.lab.research.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tapedeck.lab.research.proof.corpus.Corpus;
import tapedeck.lab.research.proof.corpus.Corpus.Outcome;

/// The examination finds every planted leak, suspects no clean strategy, and says what each leak looks like.
final class CorpusTest {
    private static List<Outcome> outcomes = List.of();

    @BeforeAll
    static void examine() {
        outcomes = Corpus.run(outcome -> {});
    }

    @Test
    void twelveLeaksAreFound() {
        assertThat(outcomes).filteredOn(Outcome::isLeak).hasSize(12).allMatch(Outcome::isRight);
    }

    @Test
    void noneOfTwelveCleanStrategiesIsSuspected() {
        assertThat(outcomes)
                .filteredOn(outcome -> !outcome.isLeak())
                .hasSize(12)
                .allMatch(Outcome::isRight)
                .allMatch(outcome -> outcome.result().decisions() > 0);
    }

    @Test
    void eachLeakIsCalledByItsKind() {
        Map<String, Leak.Kind> kinds = outcomes.stream()
                .filter(Outcome::isLeak)
                .collect(Collectors.toMap(
                        Outcome::name,
                        outcome -> outcome.result().leaks().getFirst().kind()));

        assertThat(kinds)
                .containsEntry("negative shift", Leak.Kind.SHIFT)
                .containsEntry("one bar ahead", Leak.Kind.ONE_BAR)
                .containsEntry("whole-series normalisation", Leak.Kind.WHOLE_SERIES)
                .containsEntry("centred window", Leak.Kind.WINDOW)
                .containsEntry("unclosed higher bar", Leak.Kind.HIGHER_BAR)
                .containsEntry("same-close fill", Leak.Kind.SAME_CLOSE)
                .containsEntry("future-adjusted split", Leak.Kind.FUTURE_SPLIT)
                .containsEntry("repainting pivot", Leak.Kind.WINDOW)
                .containsEntry("resample leak", Leak.Kind.HIGHER_BAR)
                .containsEntry("max over the series", Leak.Kind.WHOLE_SERIES)
                .containsEntry("peeking fill price", Leak.Kind.NEXT_PRICE)
                .containsEntry("static state of an earlier run", Leak.Kind.STATIC_STATE);
    }

    @Test
    void aLeakNamesItsBarAndTheThreeDecisions() {
        Leak leak = outcomes.getFirst().result().leaks().getFirst();

        assertThat(leak.full()).isEqualTo("buy 1 market [plan]");
        assertThat(leak.cut()).isEqualTo("nothing");
        assertThat(leak.poisoned()).isEqualTo("nothing");
        assertThat(leak.bar()).isLessThan(leak.time());
    }
}
