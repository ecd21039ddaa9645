package tapedeck.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tapedeck.model.ConfigException;

class ParametersTest {
    enum Mode {
        CALM,
        WILD
    }

    static class Parent {
        @Param(min = 1, max = 200)
        int fast = 10;
    }

    static final class Example extends Parent {
        @Param(min = 0, max = 1)
        double share = 0.5;

        @Param
        long seed = 7;

        @Param
        boolean strict;

        @Param
        String word = "x";

        @Param
        Mode mode = Mode.CALM;

        int notAParameter = 3;
    }

    @Test
    void whatIsGivenIsSetAndEverythingIsReported() {
        Example example = new Example();

        SortedMap<String, String> values =
                Parameters.apply(example, Map.of("fast", "20", "mode", "wild", "strict", "true"));

        assertThat(example.fast).isEqualTo(20);
        assertThat(example.mode).isEqualTo(Mode.WILD);
        assertThat(example.strict).isTrue();
        assertThat(example.notAParameter).isEqualTo(3);
        assertThat(values).hasToString("{fast=20, mode=WILD, seed=7, share=0.5, strict=true, word=x}");
    }

    @Test
    void whatAnInstanceFromCodeCarriedCannotBeSet() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Parameters.apply(new Example(), Map.of("state.notAParameter", "4")))
                .withMessageContaining("made from code: its Example was given more")
                .satisfies(e -> assertThat(e.hint()).isEqualTo("play it again from that code"));
    }

    @Test
    void declaredParametersComeWithTheirDefaultsParentsFirst() {
        assertThat(Parameters.of(new Example()))
                .extracting(d -> d.name() + "=" + d.initialValue())
                .containsExactly("fast=10", "share=0.5", "seed=7", "strict=false", "word=x", "mode=CALM");
    }

    @ParameterizedTest
    @CsvSource({"fast, 1", "fast, 200", "share, 0", "share, 1", "seed, -9223372036854775808"})
    void boundsAreInclusive(String name, String value) {
        assertThat(Parameters.apply(new Example(), Map.of(name, value))).containsKey(name);
    }

    @ParameterizedTest
    @CsvSource({
        "fast, 0, 1 to 200", "fast, 201, 1 to 200", "fast, 2.5, a whole number", "share, 1.0000001, 0 to 1",
        "share, NaN, 0 to 1", "seed, x, a whole number", "strict, yes, true or false", "mode, odd, one of [CALM"
    })
    void whatIsOutsideIsRefusedWithWhatWasExpected(String name, String value, String expected) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Parameters.apply(new Example(), Map.of(name, value)))
                .satisfies(e -> assertThat(e.code()).isEqualTo("TD-C032"))
                .withMessageContaining("'" + value + "'")
                .satisfies(e -> assertThat(e.hint()).contains(expected));
    }

    @Test
    void anUnknownNameIsAnsweredWithTheOneThatWasMeant() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Parameters.apply(new Example(), Map.of("fats", "3")))
                .satisfies(e -> assertThat(e.hint()).isEqualTo("did you mean 'fast'?"));
    }
}
