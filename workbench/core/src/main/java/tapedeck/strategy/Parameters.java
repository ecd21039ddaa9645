package tapedeck.strategy;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tapedeck.model.ConfigException;
import tapedeck.model.StrategyException;
import tapedeck.model.Suggestion;

/// Reads and sets the [Param] fields of a strategy by reflection, before `setup`.
public final class Parameters {
    private static final List<Class<?>> TYPES =
            List.of(int.class, long.class, double.class, boolean.class, String.class);

    /// In front of what an instance from code carries beside its parameters.
    public static final String CARRIED = "state.";

    private Parameters() {}

    /// One parameter as declared.
    ///
    /// @param name         the field's name
    /// @param type         int, long, double, boolean, String or an enum
    /// @param initialValue what the field holds without any setting, as canonical text
    public record Declared(String name, Class<?> type, String initialValue, Param bounds) {}

    /// The parameters of a strategy in declaration order, those of superclasses first.
    public static List<Declared> of(Object strategy) {
        List<Declared> found = new ArrayList<>();
        for (Field field : fields(strategy.getClass())) {
            found.add(new Declared(field.getName(), field.getType(), text(read(field, strategy)), bounds(field)));
        }
        return found;
    }

    /// Sets what is given and returns every parameter's value, sorted by name, as canonical text.
    public static SortedMap<String, String> apply(Object strategy, Map<String, String> given) {
        List<Field> fields = fields(strategy.getClass());
        List<String> names = fields.stream().map(Field::getName).toList();
        for (String name : given.keySet()) {
            if (name.startsWith(CARRIED)) {
                throw new ConfigException(
                        "TD-C031",
                        "parameter " + name,
                        "the run was made from code: its " + strategy.getClass().getSimpleName()
                                + " was given more than parameters",
                        "play it again from that code");
            }
            if (!names.contains(name)) {
                throw new ConfigException(
                        "TD-C031",
                        "parameter " + name,
                        strategy.getClass().getSimpleName() + " has no parameter '" + name + "'",
                        Suggestion.hint(name, names));
            }
        }
        SortedMap<String, String> values = new TreeMap<>();
        for (Field field : fields) {
            String text = given.get(field.getName());
            if (text != null) {
                write(field, strategy, parse(field, text));
            }
            values.put(field.getName(), text(read(field, strategy)));
        }
        return values;
    }

    private static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        Class<?> above = type.getSuperclass();
        if (above != null && above != Object.class) {
            fields.addAll(fields(above));
        }
        Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(Param.class))
                .forEach(field -> fields.add(settable(field)));
        return fields;
    }

    private static Field settable(Field field) {
        if (Modifier.isFinal(field.getModifiers()) || Modifier.isStatic(field.getModifiers())) {
            throw new StrategyException(
                    "TD-S112",
                    field.getDeclaringClass().getSimpleName() + "." + field.getName(),
                    "a parameter that is final or static cannot be set",
                    "leave the word out: @Param " + field.getType().getSimpleName() + " " + field.getName());
        }
        Class<?> type = field.getType();
        if (!TYPES.contains(type) && !type.isEnum()) {
            throw new StrategyException(
                    "TD-S112",
                    field.getDeclaringClass().getSimpleName() + "." + field.getName(),
                    "a parameter cannot be a " + type.getSimpleName(),
                    "int, long, double, boolean, String or an enum");
        }
        return field;
    }

    private static Object parse(Field field, String text) {
        Class<?> type = field.getType();
        try {
            if (type == int.class) {
                return inBounds(field, text, Integer.parseInt(text));
            } else if (type == long.class) {
                return inBounds(field, text, Long.parseLong(text));
            } else if (type == double.class) {
                return inBounds(field, text, Double.parseDouble(text));
            } else if (type == boolean.class && (text.equals("true") || text.equals("false"))) {
                return Boolean.valueOf(text);
            } else if (type == String.class) {
                return text;
            }
        } catch (NumberFormatException e) {
            throw bad(field, text, type == double.class ? "a number" : "a whole number");
        }
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().equalsIgnoreCase(text)) {
                    return constant;
                }
            }
            throw bad(field, text, "one of " + Arrays.toString(type.getEnumConstants()));
        }
        throw bad(
                field, text, type == boolean.class ? "true or false" : "int, long, double, boolean, String or an enum");
    }

    private static <N extends Number> N inBounds(Field field, String text, N value) {
        Param bounds = bounds(field);
        double number = value.doubleValue();
        if (!(number >= bounds.min() && number <= bounds.max()) || Double.isInfinite(number)) {
            throw bad(field, text, "a value from " + plain(bounds.min()) + " to " + plain(bounds.max()));
        }
        return value;
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) && Math.abs(bound) < 1e15
                ? Long.toString((long) bound)
                : Double.toString(bound);
    }

    private static ConfigException bad(Field field, String text, String expected) {
        return new ConfigException(
                "TD-C032",
                "parameter " + field.getName(),
                "'" + text + "' is not allowed for " + field.getDeclaringClass().getSimpleName() + "."
                        + field.getName(),
                "expected " + expected);
    }

    private static Param bounds(Field field) {
        Param param = field.getAnnotation(Param.class);
        if (param == null) {
            throw new IllegalStateException(field + " lost its @Param");
        }
        return param;
    }

    private static String text(Object value) {
        return value instanceof Enum<?> constant ? constant.name() : String.valueOf(value);
    }

    private static Object read(Field field, Object strategy) {
        try {
            field.setAccessible(true);
            Object value = field.get(strategy);
            return value == null ? "" : value;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Field field, Object strategy, Object value) {
        try {
            field.setAccessible(true);
            field.set(strategy, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
