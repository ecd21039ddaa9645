package tapedeck.file;

import java.lang.classfile.Opcode;
import java.util.List;
import java.util.Set;

/// Types of the JDK whose objects change, and the methods by which they do. Stateless.
final class MutableTypes {
    private static final List<String> PREFIXES = List.of(
            "Ljava/util/",
            "Ljava/lang/StringBu",
            "Ljava/util/concurrent/atomic/",
            "Ljava/nio/",
            "Ljava/lang/ThreadLocal;");
    private static final Set<String> IMMUTABLE = Set.of(
            "Ljava/util/Optional;",
            "Ljava/util/OptionalInt;",
            "Ljava/util/OptionalLong;",
            "Ljava/util/OptionalDouble;",
            "Ljava/util/Locale;",
            "Ljava/util/UUID;",
            "Ljava/util/Objects;",
            "Ljava/util/Comparator;");
    private static final List<String> MUTATORS = List.of(
            "add",
            "append",
            "accumulate",
            "clear",
            "compute",
            "decrement",
            "delete",
            "drain",
            "getAnd",
            "increment",
            "insert",
            "lazySet",
            "merge",
            "next",
            "offer",
            "poll",
            "pop",
            "push",
            "put",
            "remove",
            "replace",
            "retain",
            "reverse",
            "set",
            "shuffle",
            "sort",
            "update",
            "weakCompare",
            "compareAndSet");

    private MutableTypes() {}

    /// Whether a call of a method changes the object that it is called on.
    static boolean changes(String owner, String name) {
        String descriptor = "L" + owner + ";";
        return PREFIXES.stream().anyMatch(descriptor::startsWith)
                && !IMMUTABLE.contains(descriptor)
                && MUTATORS.stream().anyMatch(name::startsWith);
    }

    /// Whether an instruction can store into an array of this type.
    static boolean storesInto(Opcode opcode, String descriptor) {
        char element = descriptor.charAt(1);
        return switch (opcode) {
            case IASTORE -> element == 'I';
            case LASTORE -> element == 'J';
            case FASTORE -> element == 'F';
            case DASTORE -> element == 'D';
            case BASTORE -> element == 'B' || element == 'Z';
            case CASTORE -> element == 'C';
            case SASTORE -> element == 'S';
            case AASTORE -> element == 'L' || element == '[';
            default -> false;
        };
    }
}
