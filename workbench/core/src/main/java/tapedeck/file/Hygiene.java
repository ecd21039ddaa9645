package tapedeck.file;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/// What a strategy's byte code does that a run should not depend on: the clock, chance without a seed, threads, files,
/// the network, static fields that keep state, and ways around the engine. Stateless.
///
/// It reads what is called by name; reflection hides the rest, and is therefore itself a finding. A `main` method is
/// not looked at: the engine does not call it.
public final class Hygiene {
    /// Engine and library code that a strategy may carry in its closure: not its own doing.
    private static final List<String> NOT_OWN =
            List.of("tapedeck/lab/", "tapedeck/live/", "tapedeck/cli/", "org/apache/", "org/duckdb/", "org/slf4j/");

    private Hygiene() {}

    /// What was found in one place.
    ///
    /// @param what    kind of finding
    /// @param detail  what is called, or the field
    /// @param place   `Class.method:line`, as far as it is known
    public record Finding(Impurity what, String detail, String place) {
        /// The finding as a clause.
        public String words() {
            return what.words() + ": " + detail + " in " + place;
        }
    }

    /// Looks at every class that a strategy consists of; one finding for each thing used, where it is used first.
    public static List<Finding> of(ClassClosure closure) {
        return of(closure.classes());
    }

    private static List<Finding> of(SortedMap<String, byte[]> classes) {
        Map<String, ClassModel> own = new LinkedHashMap<>();
        classes.forEach((name, bytes) -> {
            if (NOT_OWN.stream().noneMatch(name::startsWith)) {
                own.put(name, ClassFile.of().parse(bytes));
            }
        });
        Map<String, Finding> found = new LinkedHashMap<>();
        StaticState state = new StaticState(own);
        for (ClassModel type : own.values()) {
            for (MethodModel method : type.methods()) {
                if (!isMain(method)) {
                    new Scan(type, method, state, found).run();
                }
            }
        }
        return List.copyOf(found.values());
    }

    private static boolean isMain(MethodModel method) {
        return method.methodName().equalsString("main") && method.flags().has(AccessFlag.STATIC);
    }

    /// One method.
    private static final class Scan {
        private final ClassModel type;
        private final MethodModel method;
        private final StaticState state;
        private final Map<String, Finding> found;
        private final Map<String, String> touched = new LinkedHashMap<>();
        private final Set<String> otherArrays = new HashSet<>();
        private final Map<Opcode, Integer> stores = new LinkedHashMap<>();
        private int line;

        Scan(ClassModel type, MethodModel method, StaticState state, Map<String, Finding> found) {
            this.type = type;
            this.method = method;
            this.state = state;
            this.found = found;
        }

        void run() {
            var code = method.code();
            if (code.isEmpty()) {
                return;
            }
            method.methodTypeSymbol().parameterList().forEach(each -> otherArrays.add(each.descriptorString()));
            for (CodeElement element : code.get()) {
                look(element);
            }
            stores.forEach(this::stored);
        }

        private void look(CodeElement element) {
            switch (element) {
                case LineNumber number -> line = number.line();
                case InvokeInstruction call -> {
                    String owner = call.owner().asInternalName();
                    String name = call.name().stringValue();
                    called(owner, name, call.typeSymbol().parameterCount());
                    changed(owner, name);
                }
                case InvokeDynamicInstruction call -> call.bootstrapArgs().forEach(this::referred);
                case FieldInstruction access -> field(access);
                case NewPrimitiveArrayInstruction made ->
                    otherArrays.add("[" + made.typeKind().upperBound().descriptorString());
                case NewReferenceArrayInstruction made ->
                    otherArrays.add("[" + made.componentType().asSymbol().descriptorString());
                case ArrayStoreInstruction store -> stores.putIfAbsent(store.opcode(), line);
                default -> {
                    // Everything else computes.
                }
            }
        }

        private void called(String owner, String name, int parameters) {
            Impurity.ofCall(owner, name, parameters).ifPresent(what -> add(what, brief(owner) + "." + name));
        }

        /// A method that is named, as in `System::nanoTime`; records name their fields, which are no methods.
        private void referred(ConstantDesc argument) {
            if (argument instanceof DirectMethodHandleDesc handle
                    && handle.lookupDescriptor().startsWith("(")) {
                String owner = handle.owner().descriptorString();
                MethodTypeDesc taken = MethodTypeDesc.ofDescriptor(handle.lookupDescriptor());
                called(owner.substring(1, owner.length() - 1), handle.methodName(), taken.parameterCount());
            }
        }

        private void field(FieldInstruction access) {
            String owner = access.owner().asInternalName();
            String field = access.name().stringValue();
            String descriptor = access.type().stringValue();
            switch (access.opcode()) {
                case PUTSTATIC -> {
                    if (!isInitializer() && state.isOwn(owner)) {
                        add(Impurity.STATIC_STATE, brief(owner) + "." + field + " is written");
                    }
                }
                case GETSTATIC -> {
                    Impurity.ofField(owner).ifPresent(what -> add(what, brief(owner) + "." + field));
                    if (!isInitializer() && state.mayChange(owner, field)) {
                        touched.put(descriptor, brief(owner) + "." + field);
                    }
                }
                case PUTFIELD -> {
                    String through = touched.get("L" + owner + ";");
                    if (through != null) {
                        add(Impurity.STATIC_STATE, through + " is changed");
                    }
                }
                default -> otherArrays.add(descriptor);
            }
        }

        /// A call on what a static field holds, by which that changes.
        private void changed(String owner, String name) {
            String field = touched.get("L" + owner + ";");
            if (field != null && (MutableTypes.changes(owner, name) || state.changesItself(owner))) {
                add(Impurity.STATIC_STATE, field + " is changed by " + name + "()");
            }
        }

        /// An array was written, and the only one in sight is that of a static field.
        private void stored(Opcode store, int at) {
            touched.forEach((descriptor, field) -> {
                boolean isOnly = descriptor.startsWith("[") && !otherArrays.contains(descriptor);
                if (isOnly && MutableTypes.storesInto(store, descriptor)) {
                    line = at;
                    add(Impurity.STATIC_STATE, field + " is written");
                }
            });
        }

        private boolean isInitializer() {
            return method.methodName().equalsString("<clinit>");
        }

        private void add(Impurity what, String detail) {
            String name = method.methodName().stringValue().replace("<clinit>", "static");
            String place = brief(type.thisClass().asInternalName())
                    + (name.equals("<init>") ? "'s constructor" : "." + name)
                    + (line == 0 ? "" : ", line " + line);
            found.putIfAbsent(what + " " + detail, new Finding(what, detail, place));
        }

        private static String brief(String internalName) {
            return internalName.substring(internalName.lastIndexOf('/') + 1).replace('$', '.');
        }
    }
}
