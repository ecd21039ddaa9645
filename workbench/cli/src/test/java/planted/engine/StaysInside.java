package planted.engine;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Allowed: the same things, with everything said.
public final class StaysInside implements java.io.Serializable {
    private static final long serialVersionUID = 1L;

    Random random() {
        return new Random(1);
    }

    void shuffle(List<String> names) {
        Collections.shuffle(names, new Random(1));
    }

    String format() {
        return String.format(Locale.ROOT, "%d", 1).toLowerCase(Locale.ROOT);
    }

    Instant instant() {
        return Instant.ofEpochSecond(1);
    }

    ZoneId zone() {
        return ZoneId.of("UTC");
    }

    Map<String, String> map() {
        return new LinkedHashMap<>(Map.of("a", "1"));
    }

    Set<String> set() {
        return Set.of("a");
    }

    Map<Integer, List<String>> grouped(Stream<String> names) {
        return names.collect(Collectors.groupingBy(String::length, TreeMap::new, Collectors.toList()));
    }

    ByteBuffer memory() {
        return ByteBuffer.allocate(8);
    }
}
