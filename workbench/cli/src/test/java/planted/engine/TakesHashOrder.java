package planted.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Planted: each method makes a collection in hash order.
public final class TakesHashOrder {
    Map<String, String> map() {
        return new HashMap<>();
    }

    Set<String> set() {
        return new HashSet<>(4);
    }

    Map<String, String> identity() {
        return new IdentityHashMap<>();
    }

    Set<String> salted() {
        return Set.of("a", "b");
    }

    Set<String> saltedArray(String... names) {
        return Set.of(names);
    }

    Map<String, String> saltedMap() {
        return Map.of("a", "1", "b", "2");
    }

    Set<String> copy(List<String> names) {
        return Set.copyOf(names);
    }

    Set<String> collected(Stream<String> names) {
        return names.collect(Collectors.toSet());
    }

    Map<Integer, List<String>> grouped(Stream<String> names) {
        return names.collect(Collectors.groupingBy(String::length));
    }
}
