package tapedeck.cli.replay;

import java.util.ArrayList;
import java.util.List;
import tapedeck.cli.frame.Figures;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Table;
import tapedeck.model.Fixed;

/// Figures of two sides with their differences, for the terminal and as JSON.
final class SideBySide {
    private final Table table;
    private final JsonObject json = new JsonObject();
    private final List<String> names;

    SideBySide(String first, String second) {
        table = new Table("", ">" + first, ">" + second, ">Δ");
        names = List.of(first, second);
    }

    /// @param was at 1e-8
    SideBySide money(String name, long was, long is) {
        double first = Fixed.toDouble(was);
        double second = Fixed.toDouble(is);
        table.row(
                name,
                Figures.decimal(first, 2),
                Figures.decimal(second, 2),
                first == second ? Figures.NONE : Figures.signed(second - first, 2));
        json.put(key(name), new JsonObject().put(key(names.get(0)), first).put(key(names.get(1)), second));
        return this;
    }

    SideBySide count(String name, long was, long is) {
        table.row(
                name,
                Figures.count(was),
                Figures.count(is),
                was == is ? Figures.NONE : Figures.signed((double) is - was, 0));
        json.put(key(name), new JsonObject().put(key(names.get(0)), was).put(key(names.get(1)), is));
        return this;
    }

    /// `end equity` becomes `endEquity`.
    private static String key(String name) {
        List<String> words = new ArrayList<>(List.of(name.split(" ", -1)));
        StringBuilder key = new StringBuilder(words.removeFirst());
        words.forEach(word -> key.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1)));
        return key.toString();
    }

    Table table() {
        return table;
    }

    JsonObject json() {
        return json;
    }
}
