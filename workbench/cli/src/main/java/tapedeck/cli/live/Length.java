package tapedeck.cli.live;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tapedeck.cli.frame.Failure;

/// How long something goes on, as typed: `30s`, `5m`, `2h`, `1d`, `500ms`.
final class Length {
    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,8})(ms|s|m|h|d)");

    private Length() {}

    static Duration parse(String option, String text) {
        Matcher match = TEXT.matcher(text);
        if (!match.matches()) {
            throw Failure.usage("TD-U020", option + " '" + text + "' is not a length of time", "write 30s, 5m or 2h");
        }
        long count = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }
}
