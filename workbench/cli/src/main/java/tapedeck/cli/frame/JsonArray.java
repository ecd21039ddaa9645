package tapedeck.cli.frame;

import java.util.ArrayList;
import java.util.List;

/// A JSON array under construction.
public final class JsonArray {
    private final List<Object> values = new ArrayList<>();

    /// An array of strings.
    public static JsonArray of(Iterable<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array.values::add);
        return array;
    }

    public JsonArray add(String value) {
        values.add(value);
        return this;
    }

    public JsonArray add(long value) {
        values.add(value);
        return this;
    }

    public JsonArray add(double value) {
        values.add(value);
        return this;
    }

    public JsonArray add(JsonObject value) {
        values.add(value);
        return this;
    }

    List<Object> values() {
        return values;
    }

    @Override
    public String toString() {
        return JsonText.of(this);
    }
}
