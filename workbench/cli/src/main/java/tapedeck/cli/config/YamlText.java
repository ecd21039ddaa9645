package tapedeck.cli.config;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Values as YAML that reads back as the same text.
final class YamlText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.][A-Za-z0-9_.%/+-]*");
    private static final Pattern NOT_TEXT = Pattern.compile("(?i)null|true|false|~|yes|no|on|off");

    private YamlText() {}

    static String value(Setting setting) {
        boolean isList = Schema.isList(setting.path());
        return isList
                ? setting.texts().stream().map(YamlText::scalar).collect(Collectors.joining(", ", "[", "]"))
                : scalar(setting.text());
    }

    /// `true` and `false` stay as they are; other words that YAML would take for something else are quoted.
    static String scalar(String text) {
        boolean isSwitch = text.equals("true") || text.equals("false");
        if (isSwitch
                || (PLAIN.matcher(text).matches() && !NOT_TEXT.matcher(text).matches())) {
            return text;
        }
        return "'" + text.replace("'", "''") + "'";
    }
}
