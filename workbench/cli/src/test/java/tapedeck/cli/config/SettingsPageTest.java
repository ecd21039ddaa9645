package tapedeck.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The table of `docs/reference/settings.md` is the schema's; written again with `-Dgolden.write=true`.
final class SettingsPageTest {
    private static final String BEGIN = "<!-- table of all settings: made from the schema -->\n";
    private static final String END = "<!-- end of the table -->\n";

    @Test
    void thePageSaysWhatTheSchemaSays() throws IOException {
        Path page = page();
        String text = Files.readString(page, StandardCharsets.UTF_8);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(page, text.substring(0, begin) + table() + text.substring(end));
            return;
        }

        assertThat(text.substring(begin, end)).isEqualTo(table());
    }

    private static String table() {
        StringBuilder out = new StringBuilder("| setting | built in | may be | what |\n|---|---|---|---|\n");
        for (Key key : Schema.KEYS) {
            String initial = key.initial().isEmpty() ? key.unset() : String.join(", ", key.initial());
            row(out, key.path(), initial, key.expected(), key.words());
        }
        for (Models models : Schema.MODELS) {
            row(out, models.path() + ".model", models.initial(), String.join(", ", models.names()), models.words());
            for (String model : models.names()) {
                for (Models.Field field : models.fieldsOf(model)) {
                    String path = models.path() + "." + field.name() + " (" + model + ")";
                    row(out, path, field.initial(), field.expected(), field.words());
                }
            }
        }
        return out.toString();
    }

    private static void row(StringBuilder out, String path, String initial, String expected, String words) {
        String[] name = path.split(" ", 2);
        out.append("| `").append(name[0]).append('`').append(name.length > 1 ? " " + name[1] : "");
        out.append(" | ").append(initial.isEmpty() ? "" : "`" + initial + "`");
        out.append(" | ").append(expected).append(" | ").append(words).append(" |\n");
    }

    private static Path page() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.exists(at.resolve("mvnw"))) {
            at = at.getParent();
        }
        if (at == null) {
            throw new IllegalStateException("the tests run outside the repository");
        }
        return at.resolve("docs/reference/settings.md");
    }
}
