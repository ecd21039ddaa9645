package tapedeck.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The numbers of a measurement, as `name=value` words on the command line of its process.
final class Sizes {
    private final Map<String, String> values = new TreeMap<>();

    Sizes(List<String> words) {
        for (String word : words) {
            int at = word.indexOf('=');
            if (at < 0) {
                throw new IllegalArgumentException("'" + word + "' is not name=value");
            }
            values.put(word.substring(0, at), word.substring(at + 1));
        }
    }

    long number(String name, long otherwise) {
        return Long.parseLong(values.getOrDefault(name, Long.toString(otherwise)));
    }

    int whole(String name, int otherwise) {
        return Math.toIntExact(number(name, otherwise));
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /// Three to warm up and seven that count, unless said otherwise.
    Stopwatch.Rounds rounds() {
        return new Stopwatch.Rounds(whole("warmUp", 3), whole("rounds", 7));
    }
}
