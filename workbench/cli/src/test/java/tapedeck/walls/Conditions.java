package tapedeck.walls;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.MonitorInstruction;
import java.util.Set;

/// What a wall asks of a class or a field beyond which classes it knows.
final class Conditions {
    private static final Set<String> INEXACT = Set.of("double", "float", "java.lang.Double", "java.lang.Float");
    private static final Set<String> THREADS =
            Set.of("java.lang.Thread", "java.lang.ThreadLocal", "java.lang.InheritableThreadLocal", "java.util.Timer");
    private static final Set<String> CHANGES_THREAD =
            Set.of("parallelStream", "parallel", "wait", "notify", "notifyAll");

    private Conditions() {}

    /// No binary fraction, alone or in an array; a constant is no state.
    static ArchCondition<JavaField> haveExactType() {
        return new ArchCondition<>("have an exact type") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                boolean isConstant = field.getModifiers().containsAll(Set.of(JavaModifier.STATIC, JavaModifier.FINAL));
                boolean isExact = isConstant
                        || !INEXACT.contains(
                                field.getRawType().getBaseComponentType().getName());
                events.add(new SimpleConditionEvent(
                        field,
                        isExact,
                        field.getDescription() + " is a " + field.getRawType().getName()));
            }
        };
    }

    /// Neither starts nor waits for anything: no thread types, no concurrent collections, no monitors, no volatile
    /// fields.
    static ArchCondition<JavaClass> stayInOneThread() {
        return new ArchCondition<>("stay in one thread") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    if (isConcurrent(dependency.getTargetClass())) {
                        violated(type, dependency.getDescription(), events);
                    }
                }
                type.getAccessesFromSelf().stream()
                        .filter(access ->
                                access.getTargetOwner().getPackageName().startsWith("java."))
                        .filter(access -> CHANGES_THREAD.contains(access.getName())
                                || access.getName().startsWith("parallel"))
                        .forEach(access -> violated(type, access.getDescription(), events));
                type.getFields().stream()
                        .filter(field -> field.getModifiers().contains(JavaModifier.VOLATILE))
                        .forEach(field -> violated(type, field.getDescription() + " is volatile", events));
                type.getCodeUnits().stream()
                        .filter(Conditions::isSynchronized)
                        .forEach(code -> violated(type, code.getDescription() + " is synchronized", events));
                if (locksInside(type)) {
                    violated(type, type.getDescription() + " has a synchronized block", events);
                }
            }
        };
    }

    /// Types that read or write something outside the process; the marker `Serializable` does not.
    static DescribedPredicate<JavaClass> doInputOrOutput() {
        return DescribedPredicate.describe("do input or output", type -> {
            String room = type.getPackageName();
            boolean isFile =
                    room.equals("java.io") || room.startsWith("java.nio.file") || room.startsWith("java.nio.channels");
            boolean isOther =
                    room.startsWith("java.net") || room.startsWith("java.sql") || room.startsWith("java.util.zip");
            boolean isProcess = type.isEquivalentTo(Process.class) || type.isEquivalentTo(ProcessBuilder.class);
            return (isFile || isOther || isProcess) && !type.isEquivalentTo(java.io.Serializable.class);
        });
    }

    private static boolean isConcurrent(JavaClass type) {
        return type.getPackageName().startsWith("java.util.concurrent") || THREADS.contains(type.getName());
    }

    private static boolean isSynchronized(JavaCodeUnit code) {
        return code.getModifiers().contains(JavaModifier.SYNCHRONIZED);
    }

    // blocks are instructions, which ArchUnit does not show
    private static boolean locksInside(JavaClass type) {
        return ClassFile.of().parse(bytes(type)).methods().stream()
                .flatMap(method -> method.code().stream())
                .anyMatch(code -> code.elementStream().anyMatch(MonitorInstruction.class::isInstance));
    }

    private static byte[] bytes(JavaClass type) {
        try (InputStream in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + type.getName(), e);
        }
    }

    private static void violated(JavaClass type, String message, ConditionEvents events) {
        events.add(SimpleConditionEvent.violated(type, message));
    }
}
