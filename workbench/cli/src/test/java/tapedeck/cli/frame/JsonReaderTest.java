package tapedeck.cli.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonReaderTest {
    @Test
    void everyKindOfValueIsRead() {
        var read = JsonReader.object(
                " { \"a\" : [1, -2.5e3, true, false, null, \"x\"], \"b\": {\"c\": \"\\u20ac\\n\"} } ");

        assertThat(read.get("a")).isEqualTo(Arrays.asList(1.0, -2500.0, true, false, null, "x"));
        assertThat(read.get("b")).isEqualTo(java.util.Map.of("c", "€\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\" 1}",
                "{}x",
                "{\"a\":\"\\q\"}",
                "{\"a\":\"\\u12\"}"
            })
    void whatIsNoObjectIsRefused(String text) {
        assertThatThrownBy(() -> JsonReader.object(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsWrittenReadsBack() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            random.ints(12, 0, 0xd800).forEach(text::appendCodePoint);
            double number = random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);

            var read = JsonReader.object(new JsonObject()
                    .put("text", text.toString())
                    .put("number", number)
                    .put("list", JsonArray.of(List.of("a", text.toString())))
                    .toString());

            assertThat(read.get("text")).as("seed %d", seed).isEqualTo(text.toString());
            assertThat(read.get("number")).as("seed %d", seed).isEqualTo(number);
            assertThat(read.get("list")).as("seed %d", seed).isEqualTo(List.of("a", text.toString()));
        }
    }
}
