package tapedeck.cli.config;

import java.util.List;

/// One setting that exists: its place in the tree, what it may be, what it is when nobody says otherwise.
///
/// @param path    dotted; `*` stands for a name of the user's choice
/// @param initial the built-in value as texts; empty where there is none
/// @param unset   the word that takes a value away again; empty where it must have one
record Key(String path, Kind kind, boolean isList, List<String> initial, String unset, String words) {
    static Key of(String path, Kind kind, String initial, String words) {
        return new Key(path, kind, false, List.of(initial), "", words);
    }

    /// Not set unless someone sets it.
    static Key optional(String path, Kind kind, String unset, String words) {
        return new Key(path, kind, false, List.of(), unset, words);
    }

    static Key list(String path, Kind kind, String words) {
        return new Key(path, kind, true, List.of(), "none", words);
    }

    String expected() {
        String one = isList ? "a list, each " + kind.expected() : kind.expected();
        return unset.isEmpty() ? one : one + ", or " + unset;
    }
}
