package tapedeck.live.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds secrets that stand in a configuration as they are, instead of `${env:NAME}` or `${file:…}`. Stateless.
final class Secrets {
    private static final Pattern FIELD = Pattern.compile(
            "(?i)([A-Za-z0-9_.-]*(?:secret|password|passphrase|token|api[-_]?key|private[-_]?key)[A-Za-z0-9_.-]*)\\s*:\\s*([^\\s,{}#][^,}#]*)");

    private Secrets() {}

    /// `line: field` of every literal secret.
    static List<String> literals(String yaml) {
        List<String> found = new ArrayList<>();
        int number = 0;
        for (String line : yaml.lines().toList()) {
            number++;
            Matcher match = FIELD.matcher(line);
            while (match.find()) {
                String value = match.group(2).strip().replaceAll("^[\"']|[\"']$", "");
                if (!value.isEmpty() && !value.startsWith("$")) {
                    found.add("line " + number + ": " + match.group(1));
                }
            }
        }
        return found;
    }
}
