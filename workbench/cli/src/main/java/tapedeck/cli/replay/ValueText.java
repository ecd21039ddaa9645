package tapedeck.cli.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tapedeck.cli.frame.Figures;
import tapedeck.model.Fixed;

/// Values of an identity as people write them: `percent 0.001` for `PERCENT:100000:0:0`, a hash by its beginning.
final class ValueText {
    private static final int HASH = 64;

    private ValueText() {}

    static String of(String key, String value) {
        if (value.isEmpty()) {
            return Figures.NONE;
        }
        if (value.length() == HASH) {
            return value.substring(0, 12) + "…";
        }
        return key.startsWith("execution.") ? model(key, value) : value;
    }

    private static String model(String key, String value) {
        String[] parts = value.split(":", -1);
        List<String> words =
                new ArrayList<>(List.of(parts[0].toLowerCase(Locale.ROOT).replace('_', '-')));
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].indexOf('/') >= 0) {
                words.add("[" + tier(parts[i]) + "]");
            } else if (!parts[i].equals("0")) {
                words.add(isPlain(key, parts[0], i) ? parts[i] : Fixed.format(Long.parseLong(parts[i])));
            }
        }
        return String.join(" ", words);
    }

    private static String tier(String text) {
        List<String> numbers = new ArrayList<>();
        for (String number : text.split("/", -1)) {
            numbers.add(Fixed.format(Long.parseLong(number)));
        }
        return String.join(" ", numbers);
    }

    /// Nanoseconds and numbers of ticks; all else is at 1e-8.
    private static boolean isPlain(String key, String model, int at) {
        return model.equals("TICKS") || (key.equals("execution.latency") && !(model.equals("LOG_NORMAL") && at == 2));
    }
}
