package tapedeck.cli.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class JsonTextTest {
    @Test
    void fieldsKeepTheirOrder() {
        JsonObject object = JsonObject.of("x/1").put("b", 1).put("a", true).put("c", 0.25);

        assertThat(object).hasToString("{\"schema\":\"x/1\",\"b\":1,\"a\":true,\"c\":0.25}");
    }

    @Test
    void textIsEscaped() {
        JsonArray array =
                new JsonArray().add("a\"b\\c\n\t\u0001\u007f").add("–€😀").add("\ud800x");

        assertThat(array).hasToString("[\"a\\\"b\\\\c\\n\\t\\u0001\\u007f\",\"–€😀\",\"\\ud800x\"]");
    }

    @Test
    void whatJsonCannotSayIsNull() {
        assertThat(new JsonArray().add(Double.NaN).add(Double.NEGATIVE_INFINITY))
                .hasToString("[null,null]");
    }
}
