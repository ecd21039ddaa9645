package tapedeck.cli.run;

import java.util.regex.Pattern;
import tapedeck.cli.frame.Failure;

/// What a run may be called.
final class RunTag {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,39}");
    private static final Pattern ID = Pattern.compile("[0-9a-f]+");

    private RunTag() {}

    /// A name that could be mistaken for the beginning of an id is refused.
    static void check(String name) {
        if (!NAME.matcher(name).matches() || ID.matcher(name).matches()) {
            throw Failure.usage(
                    "TD-U035",
                    "'" + name + "' cannot be a run's name",
                    "letters, digits, '.', '_' and '-', beginning with a letter, and not like an id");
        }
    }
}
