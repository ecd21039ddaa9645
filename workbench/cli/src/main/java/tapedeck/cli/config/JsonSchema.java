package tapedeck.cli.config;

import java.util.List;
import java.util.Optional;
import tapedeck.cli.frame.JsonArray;
import tapedeck.cli.frame.JsonObject;

/// The settings as a JSON Schema, for editors that check and complete `tapedeck.yaml`.
public final class JsonSchema {
    private JsonSchema() {}

    /// The whole schema (draft 2020-12).
    public static JsonObject of() {
        JsonObject root = new JsonObject()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "Tapedeck settings");
        return section(root, "");
    }

    private static JsonObject section(JsonObject schema, String path) {
        schema.put("type", "object");
        JsonObject properties = new JsonObject();
        for (String name : Schema.names(path)) {
            properties.put(name, child(path.isEmpty() ? name : path + "." + name));
        }
        schema.put("properties", properties);
        if (Schema.isFree(path)) {
            schema.put("additionalProperties", child(path + ".*"));
        } else {
            schema.put("additionalProperties", false);
        }
        return schema;
    }

    private static JsonObject child(String path) {
        Optional<Models> models = Schema.models(path);
        if (models.isPresent()) {
            return models(models.get());
        }
        Optional<JsonObject> key = Schema.key(path).map(JsonSchema::key);
        if (key.isPresent() && Schema.isSection(path)) {
            return new JsonObject().put("anyOf", new JsonArray().add(key.get()).add(section(new JsonObject(), path)));
        }
        return key.orElseGet(() -> section(new JsonObject(), path));
    }

    private static JsonObject models(Models models) {
        JsonArray forms = new JsonArray();
        forms.add(new JsonObject().put("enum", JsonArray.of(models.names())));
        if (!models.shortModel().isEmpty()) {
            forms.add(kind(models.field(models.shortField()).kind()));
        }
        for (String name : models.names()) {
            JsonObject properties = new JsonObject().put("model", new JsonObject().put("const", name));
            JsonArray required = new JsonArray();
            for (Models.Field field : models.fieldsOf(name)) {
                JsonObject one = kind(field.kind());
                JsonObject value = field.isList()
                        ? new JsonObject()
                                .put("type", "array")
                                .put("items", one)
                                .put("minItems", 1)
                        : one;
                properties.put(field.name(), value.put("description", field.words()));
                if (field.initial().isEmpty()) {
                    required.add(field.name());
                }
            }
            forms.add(new JsonObject()
                    .put("type", "object")
                    .put("properties", properties)
                    .put("required", required)
                    .put("additionalProperties", false));
        }
        return new JsonObject()
                .put("description", models.words())
                .put("default", models.initial())
                .put("anyOf", forms);
    }

    private static JsonObject key(Key key) {
        JsonObject schema = kind(key.kind());
        if (key.isList()) {
            schema = new JsonObject().put("type", "array").put("items", schema).put("uniqueItems", true);
        } else if (!key.unset().isEmpty()) {
            JsonObject none = new JsonObject().put("const", key.unset());
            schema = new JsonObject().put("anyOf", new JsonArray().add(schema).add(none));
        }
        schema.put("description", key.words());
        return key.initial().isEmpty() ? schema : initial(schema, key);
    }

    private static JsonObject initial(JsonObject schema, Key key) {
        String text = key.initial().getFirst();
        return switch (key.kind()) {
            case Kind.Whole _ -> schema.put("default", Long.parseLong(text));
            case Kind.Decimal _, Kind.Share _ -> schema.put("default", Double.parseDouble(text));
            case Kind.Switch _ -> schema.put("default", Boolean.parseBoolean(text));
            case Kind.Text _, Kind.Duration _, Kind.Tier _, Kind.Word _, Kind.BarLength _, Kind.Dates _ ->
                schema.put("default", text);
            case Kind.Zone _, Kind.SecretPlace _ -> schema.put("default", text);
        };
    }

    private static JsonObject kind(Kind kind) {
        return switch (kind) {
            case Kind.Text _ -> new JsonObject().put("type", JsonArray.of(List.of("string", "number", "boolean")));
            case Kind.Whole whole ->
                new JsonObject()
                        .put("type", "integer")
                        .put("minimum", whole.least())
                        .put("maximum", whole.most());
            case Kind.Decimal decimal -> number(decimal.least(), decimal.most());
            case Kind.Share share ->
                new JsonObject()
                        .put(
                                "anyOf",
                                new JsonArray()
                                        .add(number(share.least(), share.most()))
                                        .add(pattern("^-?[0-9.]+ ?%$")));
            case Kind.Tier _ -> pattern("^[0-9.]+( +-?[0-9.]+%?){1,2}$");
            case Kind.Duration _ -> pattern("^([0-9]+(\\.[0-9]+)? ?(ns|us|µs|ms|s|m|min|h|d)|0)$");
            case Kind.Switch _ -> new JsonObject().put("type", "boolean");
            case Kind.Word word -> new JsonObject().put("enum", JsonArray.of(word.words()));
            case Kind.BarLength _ -> pattern("^[1-9][0-9]*(s|m|min|h|d)$");
            case Kind.Dates _ -> new JsonObject().put("type", JsonArray.of(List.of("string", "integer")));
            case Kind.Zone _ -> new JsonObject().put("type", "string");
            case Kind.SecretPlace _ -> pattern("^\\$\\{(env|file):[^{}\\s]+}$");
        };
    }

    private static JsonObject number(String least, String most) {
        return new JsonObject()
                .put("type", "number")
                .put("minimum", Double.parseDouble(least))
                .put("maximum", Double.parseDouble(most));
    }

    private static JsonObject pattern(String regex) {
        return new JsonObject().put("type", "string").put("pattern", regex);
    }
}
