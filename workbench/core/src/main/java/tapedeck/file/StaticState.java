package tapedeck.file;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What is known of a strategy's own classes: which static fields hold constants, and which objects change after they
/// are made. Not thread-safe.
final class StaticState {
    private static final Set<String> FACTORIES = Set.of("of", "copyOf", "ofEntries", "entry");
    private static final Set<String> VIEWS = Set.of("unmodifiable", "empty", "singleton", "nCopies");

    private final Map<String, ClassModel> own;
    private final Set<String> constants = new HashSet<>();
    private final Map<String, Boolean> changing = new HashMap<>();

    StaticState(Map<String, ClassModel> own) {
        this.own = own;
        own.forEach((name, type) -> type.methods().stream()
                .filter(method -> method.methodName().equalsString("<clinit>"))
                .flatMap(method -> method.code().stream())
                .forEach(code -> findConstants(name, code)));
    }

    /// A field that is given an unmodifiable collection when its class is loaded.
    private void findConstants(String owner, CodeModel code) {
        boolean isConstant = false;
        for (CodeElement element : code) {
            if (element instanceof InvokeInstruction call) {
                isConstant = isUnmodifiable(
                        call.owner().asInternalName(), call.name().stringValue());
            } else if (element instanceof FieldInstruction access && access.opcode() == Opcode.PUTSTATIC) {
                if (isConstant) {
                    constants.add(owner + "." + access.name().stringValue());
                }
                isConstant = false;
            }
        }
    }

    private static boolean isUnmodifiable(String owner, String name) {
        return switch (owner) {
            case "java/util/List", "java/util/Set", "java/util/Map" -> FACTORIES.contains(name);
            case "java/util/Collections" -> VIEWS.stream().anyMatch(name::startsWith);
            default -> owner.startsWith("java/util/stream/") && name.equals("toList");
        };
    }

    boolean isOwn(String owner) {
        ClassModel type = own.get(owner);
        // A switch over an enum keeps its table in a class of its own, written when that is loaded.
        return type != null && !type.flags().has(AccessFlag.SYNTHETIC);
    }

    /// Whether what a static field holds may change while a strategy runs.
    boolean mayChange(String owner, String field) {
        return isOwn(owner) && !constants.contains(owner + "." + field);
    }

    /// Whether a class has a method that writes a field of its own.
    boolean changesItself(String owner) {
        ClassModel type = own.get(owner);
        return type != null && changing.computeIfAbsent(owner, _ -> writesFields(type));
    }

    private static boolean writesFields(ClassModel type) {
        Set<String> variable = new HashSet<>();
        for (FieldModel field : type.fields()) {
            if (!field.flags().has(AccessFlag.FINAL) && !field.flags().has(AccessFlag.STATIC)) {
                variable.add(field.fieldName().stringValue());
            }
        }
        return type.methods().stream()
                .filter(method -> !method.methodName().equalsString("<init>"))
                .flatMap((MethodModel method) -> method.code().stream())
                .anyMatch(code -> code.elementStream()
                        .anyMatch(element -> element instanceof FieldInstruction access
                                && access.opcode() == Opcode.PUTFIELD
                                && variable.contains(access.name().stringValue())));
    }
}
