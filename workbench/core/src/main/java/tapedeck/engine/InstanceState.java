package tapedeck.engine;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tapedeck.strategy.Param;
import tapedeck.strategy.Parameters;

/// What an instance given from code carries beside its parameters: every field that differs from a fresh instance's,
/// or every field where there is no constructor without arguments. It belongs to the run's identity.
///
/// Numbers, texts, enums, records, arrays, collections, times and the author's own objects are compared by what they
/// hold; a function or another object of a library is named by its class only, so that two of them count as equal. The
/// instance around an inner class is not looked at. Stateless.
final class InstanceState {
    private static final int DEEPEST = 6;
    private static final int LONGEST = 120;
    /// Classes whose text is their value.
    private static final List<String> VALUES =
            List.of("java.lang", "java.math", "java.time", "java.net", "java.util.Locale", "java.util.UUID");

    private InstanceState() {}

    /// `state.<field>` and what it holds, by name.
    static SortedMap<String, String> of(Object strategy) {
        SortedMap<String, String> state = fields(strategy);
        fresh(strategy.getClass())
                .map(InstanceState::fields)
                .ifPresent(usual -> state.entrySet().removeAll(usual.entrySet()));
        return state;
    }

    private static Optional<Object> fresh(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance());
        } catch (ReflectiveOperationException | LinkageError withoutOne) {
            return Optional.empty();
        }
    }

    private static SortedMap<String, String> fields(Object strategy) {
        SortedMap<String, String> found = new TreeMap<>();
        for (Class<?> type = strategy.getClass(); type != null && !isForeign(type); type = type.getSuperclass()) {
            String prefix = Parameters.CARRIED + (type == strategy.getClass() ? "" : type.getSimpleName() + ".");
            for (Field field : type.getDeclaredFields()) {
                if (isState(field) && !field.isAnnotationPresent(Param.class)) {
                    found.put(prefix + field.getName(), shortened(text(read(field, strategy), DEEPEST)));
                }
            }
        }
        return found;
    }

    private static boolean isState(Field field) {
        return !Modifier.isStatic(field.getModifiers())
                && !(field.isSynthetic() && field.getName().startsWith("this$"));
    }

    /// Whether a class is of the JDK, the engine or a library whose objects are only named.
    private static boolean isForeign(Class<?> type) {
        return !AuthorCode.isAuthors(type.getName());
    }

    private static String text(@Nullable Object value, int depth) {
        return switch (value) {
            case null -> "null";
            case Enum<?> constant -> constant.name();
            case Class<?> type -> type.getName();
            case Object some when isValue(some.getClass()) -> some.toString();
            case Object deep when depth == 0 -> "opaque " + named(deep.getClass());
            case Object array when array.getClass().isArray() -> array(array, depth);
            case Optional<?> maybe -> "optional " + text(maybe.orElse(null), depth - 1);
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(e -> text(e.getKey(), depth - 1) + "=" + text(e.getValue(), depth - 1))
                        .sorted()
                        .collect(Collectors.joining(",", "{", "}"));
            case Collection<?> many -> {
                var texts = many.stream().map(one -> text(one, depth - 1));
                yield (many instanceof Set ? texts.sorted() : texts).collect(Collectors.joining(",", "[", "]"));
            }
            case Object own
            when own instanceof Record
                    || !(isForeign(own.getClass()) || own.getClass().isHidden()) -> object(own, depth);
            default -> "opaque " + named(value.getClass());
        };
    }

    private static boolean isValue(Class<?> type) {
        return VALUES.contains(type.getPackageName()) || VALUES.contains(type.getName());
    }

    private static String array(Object array, int depth) {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < Array.getLength(array); i++) {
            text.append(i == 0 ? "" : ",").append(text(Array.get(array, i), depth - 1));
        }
        return text.append("]").toString();
    }

    private static String object(Object own, int depth) {
        Set<String> parts = new TreeSet<>();
        for (Class<?> type = own.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            Arrays.stream(type.getDeclaredFields())
                    .filter(InstanceState::isState)
                    .forEach(field -> parts.add(field.getName() + "=" + text(read(field, own), depth - 1)));
        }
        return named(own.getClass()) + parts;
    }

    /// The name of a class without what the JVM numbers anew each time.
    private static String named(Class<?> type) {
        return type.getName().replaceFirst("\\$\\$Lambda.*", " function");
    }

    private static String shortened(String text) {
        String line = text.lines().collect(Collectors.joining(" "));
        return line.equals(text) && line.length() <= LONGEST
                ? line
                : HexFormat.of().formatHex(Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static @Nullable Object read(Field field, Object of) {
        try {
            field.setAccessible(true);
            return field.get(of);
        } catch (IllegalAccessException | InaccessibleObjectException closed) {
            return null;
        }
    }
}
