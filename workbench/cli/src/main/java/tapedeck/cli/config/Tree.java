package tapedeck.cli.config;

import java.util.List;

/// Settings as written in one source, before anyone knows what they mean; every part knows its place.
public sealed interface Tree {
    /// `file:line:column`, a variable's name, or the words of the command line.
    String place();

    /// A value. YAML's null is empty text with `isNull`.
    record Leaf(String text, boolean isNull, String place) implements Tree {}

    /// A list.
    record Items(List<Tree> values, String place) implements Tree {}

    /// Names and what stands under them, in the order of writing.
    record Branch(List<Entry> entries, String place) implements Tree {}

    /// A name with its own place, which is where an unknown name is reported.
    record Entry(String name, String place, Tree value) {}

    /// One value below a dotted path.
    static Branch at(String path, Tree value, String place) {
        int dot = path.lastIndexOf('.');
        Branch branch = new Branch(List.of(new Entry(path.substring(dot + 1), place, value)), place);
        return dot < 0 ? branch : at(path.substring(0, dot), branch, place);
    }
}
