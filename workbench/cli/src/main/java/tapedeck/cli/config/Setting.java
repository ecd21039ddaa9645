package tapedeck.cli.config;

import java.util.List;

/// One resolved value.
///
/// @param path   such as `account.cash`
/// @param texts  canonical text; one unless the setting is a list; none where it is not set
public record Setting(String path, List<String> texts, Origin origin) {
    public Setting {
        texts = List.copyOf(texts);
    }

    public boolean isSet() {
        return !texts.isEmpty();
    }

    /// The only text.
    public String text() {
        return texts.getFirst();
    }
}
