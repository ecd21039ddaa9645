package tapedeck.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {

    @Test
    void readsEveryKindOfValueWithoutLoss() {
        Json json = Json.parse("""
                {"list": [1, -2.50, 1e3, 9223372036854775807], "text": "a\\"b\\u00e9\\n",
                 "yes": true, "nothing": null, "empty": {}, "none": []}
                """);

        assertThat(json.names()).containsExactly("list", "text", "yes", "nothing", "empty", "none");
        assertThat(json.get("list").get(1).number()).isEqualTo(new BigDecimal("-2.50"));
        assertThat(json.get("list").get(2).real()).isEqualTo(1000);
        assertThat(json.get("list").get(3).integer()).isEqualTo(Long.MAX_VALUE);
        assertThat(json.get("text").text()).isEqualTo("a\"bé\n");
        assertThat(json.get("yes").value()).isEqualTo(true);
        assertThat(json.get("nothing").isNull()).isTrue();
        assertThat(json.get("none").size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,]", "[1 2]", "{\"a\" 1}", "nul", "1 2", "{,}"})
    void refusesWhatIsNotJson(String text) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void missingMemberIsAnErrorNotANull() {
        assertThatThrownBy(() -> Json.parse("{\"a\": 1}").get("b")).hasMessageContaining("no member b among [a]");
    }
}
