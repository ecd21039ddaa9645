package tapedeck.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final List<String> KNOWN = List.of("fast", "slow", "maxEntries");

    @ParameterizedTest
    @CsvSource({"fats, fast", "Slow, slow", "slwo, slow", "maxentries, maxEntries", "maxEntry, maxEntries"})
    void namesTheNearestKnownWord(String typed, String meant) {
        assertThat(Suggestion.hint(typed, KNOWN)).isEqualTo("did you mean '" + meant + "'?");
    }

    @Test
    void listsWhatThereIsWhereNothingIsNear() {
        assertThat(Suggestion.hint("zzzz", KNOWN)).isEqualTo("known: fast, slow, maxEntries");
        assertThat(Suggestion.hint("zzzz", List.of())).isEqualTo("there are none");
    }

    @ParameterizedTest
    @CsvSource({"'', '', 0", "a, '', 1", "kitten, sitting, 3", "ab, ba, 1", "abcd, badc, 2"})
    void countsInsertionsDeletionsReplacementsAndSwaps(String a, String b, int distance) {
        assertThat(Suggestion.distance(a, b)).isEqualTo(distance);
        assertThat(Suggestion.distance(b, a)).isEqualTo(distance);
    }
}
