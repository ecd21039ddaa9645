package tapedeck.testing;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A JSON value in tests, read without loss. Asking for what is not there fails at once.
///
/// `value` is a [Map] in file order, a [List], a [String], a [BigDecimal], a [Boolean] or null; compare
/// it as a whole, or go down with [#get].
public record Json(@Nullable Object value) {

    public static Json read(Path file) throws IOException {
        return parse(Files.readString(file, StandardCharsets.UTF_8));
    }

    public static Json parse(String text) {
        return new Json(new JsonReader(text).whole());
    }

    /// The member of this name.
    public Json get(String name) {
        if (!has(name)) {
            throw new IllegalArgumentException("no member " + name + " among " + names());
        }
        return new Json(object().get(name));
    }

    public Json get(int index) {
        return new Json(list().get(index));
    }

    public boolean has(String name) {
        return object().containsKey(name);
    }

    @SuppressWarnings("unchecked") // the reader puts strings only
    public Set<String> names() {
        return (Set<String>) object().keySet();
    }

    public int size() {
        return list().size();
    }

    public Stream<Json> items() {
        return list().stream().map(Json::new);
    }

    public String text() {
        return (String) present();
    }

    public BigDecimal number() {
        return (BigDecimal) present();
    }

    public long integer() {
        return number().longValueExact();
    }

    public double real() {
        return number().doubleValue();
    }

    public boolean isNull() {
        return value == null;
    }

    private Map<?, ?> object() {
        return (Map<?, ?>) present();
    }

    private List<?> list() {
        return (List<?>) present();
    }

    private Object present() {
        return Objects.requireNonNull(value, "JSON null");
    }
}
