package tapedeck.lab.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import tapedeck.testing.Json;

/// Checks a document against a JSON Schema, as far as ours use the language; any other keyword is refused.
final class JsonSchema {
    private static final Set<String> WORDS_ONLY = Set.of("$schema", "title", "description", "$defs");

    private final Json root;
    private final List<String> faults = new ArrayList<>();

    private JsonSchema(Json root) {
        this.root = root;
    }

    /// What is wrong with a document, each with its place; nothing if it is valid.
    static List<String> faults(Json schema, Json document) {
        JsonSchema check = new JsonSchema(schema);
        check.check(schema, document, "");
        return check.faults;
    }

    private void check(Json schema, Json value, String place) {
        for (String keyword : schema.names()) {
            if (!WORDS_ONLY.contains(keyword)) {
                check(keyword, schema, value, place);
            }
        }
    }

    private void check(String keyword, Json schema, Json value, String place) {
        Json rule = schema.get(keyword);
        boolean isOfNumbers = keyword.endsWith("imum") || keyword.endsWith("Minimum");
        if (isOfNumbers && !(value.value() instanceof BigDecimal)) {
            return;
        }
        switch (keyword) {
            case "$ref" -> check(resolve(rule.text()), value, place);
            case "type" -> expect(isOfType(rule, value), place, "is not of type " + rule.value());
            case "const" -> expect(Objects.equals(rule.value(), value.value()), place, "is not " + rule.value());
            case "pattern" ->
                expect(Pattern.compile(rule.text()).matcher(value.text()).find(), place, "is not " + rule.text());
            case "format" -> expect(value.text().matches("\\d{4}-\\d{2}-\\d{2}"), place, "is no " + rule.text());
            case "minimum" -> expect(number(value).compareTo(number(rule)) >= 0, place, "is too small");
            case "maximum" -> expect(number(value).compareTo(number(rule)) <= 0, place, "is too large");
            case "exclusiveMinimum" -> expect(number(value).compareTo(number(rule)) > 0, place, "is too small");
            case "maxItems" -> expect(value.size() <= number(rule).intValueExact(), place, "has too many items");
            case "required" ->
                rule.items().forEach(name -> expect(value.has(name.text()), place, "has no " + name.text()));
            case "properties" ->
                rule.names().stream()
                        .filter(value::has)
                        .forEach(name -> check(rule.get(name), value.get(name), place + "/" + name));
            case "additionalProperties" -> others(schema, value, place);
            case "items" -> {
                for (int i = 0; i < value.size(); i++) {
                    check(rule, value.get(i), place + "/" + i);
                }
            }
            default -> throw new IllegalArgumentException("a keyword this check does not know: " + keyword);
        }
    }

    private void others(Json schema, Json value, String place) {
        Json rule = schema.get("additionalProperties");
        Set<String> named = schema.has("properties") ? schema.get("properties").names() : Set.of();
        for (String name : value.names()) {
            if (!named.contains(name)) {
                if (rule.value() instanceof Boolean isAllowed) {
                    expect(isAllowed, place, "has a member too many: " + name);
                } else {
                    check(rule, value.get(name), place + "/" + name);
                }
            }
        }
    }

    private Json resolve(String reference) {
        Json found = root;
        for (String name : reference.substring(2).split("/", -1)) {
            found = found.get(name);
        }
        return found;
    }

    private static BigDecimal number(Json value) {
        return (BigDecimal) Objects.requireNonNull(value.value());
    }

    private static boolean isOfType(Json rule, Json value) {
        return rule.value() instanceof String type
                ? isOf(type, value)
                : rule.items().anyMatch(type -> isOf(type.text(), value));
    }

    private static boolean isOf(String type, Json value) {
        return switch (type) {
            case "object" -> value.value() instanceof java.util.Map;
            case "array" -> value.value() instanceof List;
            case "string" -> value.value() instanceof String;
            case "number" -> value.value() instanceof BigDecimal;
            case "integer" ->
                value.value() instanceof BigDecimal number
                        && number.stripTrailingZeros().scale() <= 0;
            case "boolean" -> value.value() instanceof Boolean;
            case "null" -> value.value() == null;
            default -> throw new IllegalArgumentException("no type " + type);
        };
    }

    private void expect(boolean isMet, String place, String fault) {
        if (!isMet) {
            faults.add(place + " " + fault);
        }
    }
}
