package tapedeck.cli.frame;

import java.util.LinkedHashMap;
import java.util.Map;

/// A JSON object under construction; keeps the order of its fields.
public final class JsonObject {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    /// An object whose first field is its schema's name and version, such as `tapedeck.run/1`.
    public static JsonObject of(String schema) {
        return new JsonObject().put("schema", schema);
    }

    public JsonObject put(String name, String value) {
        fields.put(name, value);
        return this;
    }

    public JsonObject put(String name, long value) {
        fields.put(name, value);
        return this;
    }

    /// NaN and infinities become null: JSON has no word for them.
    public JsonObject put(String name, double value) {
        fields.put(name, value);
        return this;
    }

    public JsonObject put(String name, boolean value) {
        fields.put(name, value);
        return this;
    }

    public JsonObject put(String name, JsonObject value) {
        fields.put(name, value);
        return this;
    }

    public JsonObject put(String name, JsonArray value) {
        fields.put(name, value);
        return this;
    }

    /// All fields of a map, in its order, as strings.
    public JsonObject putAll(Map<String, String> values) {
        fields.putAll(values);
        return this;
    }

    Map<String, Object> fields() {
        return fields;
    }

    /// The text on one line.
    @Override
    public String toString() {
        return JsonText.of(this);
    }
}
