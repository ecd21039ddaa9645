package tapedeck.cli.config;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// A setting that chooses a model and then the model's numbers: `fee: { model: maker-taker, maker: 0, taker: 0.1% }`.
///
/// Naming a model replaces what weaker layers said about the old one; a single number or word is a short form.
///
/// @param fields       per model, its numbers; a number with a built-in value may be left out
/// @param shortModel   the model that a single value stands for; empty where only a model's name may stand alone
/// @param shortField   the number that the single value is
record Models(
        String path,
        String initial,
        SortedMap<String, List<Field>> fields,
        String shortModel,
        String shortField,
        String words) {

    /// One number of a model.
    ///
    /// @param initial built-in value; empty where it must be given
    /// @param isList  whether it is a list of such values
    record Field(String name, Kind kind, String initial, String words, boolean isList) {
        Field(String name, Kind kind, String initial, String words) {
            this(name, kind, initial, words, false);
        }

        String expected() {
            return isList ? "a list, each " + kind.expected() : kind.expected();
        }
    }

    static Models of(String path, String initial, Map<String, List<Field>> fields, String words) {
        return new Models(path, initial, new TreeMap<>(fields), "", "", words);
    }

    Models shortFor(String model, String field) {
        return new Models(path, initial, fields, model, field, words);
    }

    List<String> names() {
        return List.copyOf(fields.keySet());
    }

    /// Names of the numbers of any model.
    List<String> fieldNames() {
        TreeSet<String> names = new TreeSet<>();
        fields.values().forEach(list -> list.forEach(field -> names.add(field.name())));
        return List.copyOf(names);
    }

    List<Field> fieldsOf(String model) {
        return fields.getOrDefault(model, List.of());
    }

    /// As a key: numbers of one name are of one kind in every model.
    Key field(String name) {
        return fields.values().stream()
                .flatMap(List::stream)
                .filter(field -> field.name().equals(name))
                .findFirst()
                .map(field -> new Key(path + "." + name, field.kind(), field.isList(), List.of(), "", field.words()))
                .orElseThrow();
    }
}
