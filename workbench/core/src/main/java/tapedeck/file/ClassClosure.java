package tapedeck.file;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tapedeck.engine.Sha256;
import tapedeck.model.StrategyException;

/// The classes a strategy consists of: itself and all it refers to, except JDK, engine and pinned libraries.
///
/// The hash is over names and bytes without debug tables and stack maps, which follow from the code: a new line of code
/// or of a helper changes it, a new comment
/// does not. References by name only (reflection) are not seen.
public final class ClassClosure {
    private static final List<String> EXCLUDED = List.of(
            "java/",
            "javax/",
            "jdk/",
            "sun/",
            "org/ta4j/",
            "org/jspecify/",
            "tapedeck/model/",
            "tapedeck/event/",
            "tapedeck/indicator/",
            "tapedeck/strategy/",
            "tapedeck/execution/",
            "tapedeck/venue/",
            "tapedeck/engine/",
            "tapedeck/file/",
            "tapedeck/ta4j/");
    private static final Pattern CLASS_IN_DESCRIPTOR = Pattern.compile("L([A-Za-z0-9_/$]+);");

    private final SortedMap<String, byte[]> classes;

    private ClassClosure(SortedMap<String, byte[]> classes) {
        this.classes = classes;
    }

    /// The closure of a class as its own loader sees it.
    public static ClassClosure of(Class<?> root) {
        ClassLoader loader = root.getClassLoader();
        if (loader == null) {
            throw new IllegalArgumentException(root + " is a class of the JDK");
        }
        SortedMap<String, byte[]> found = new TreeMap<>();
        ArrayDeque<String> open = new ArrayDeque<>();
        open.add(root.getName().replace('.', '/'));
        while (!open.isEmpty()) {
            String name = open.remove();
            if (found.containsKey(name) || EXCLUDED.stream().anyMatch(name::startsWith)) {
                continue;
            }
            byte[] bytes = read(loader, name);
            if (bytes.length == 0) {
                continue;
            }
            found.put(name, bytes);
            addReferences(ClassFile.of().parse(bytes), open);
        }
        if (found.isEmpty()) {
            throw new StrategyException(
                    "TD-S104", root.getName(), "its class bytes cannot be read", "load it from a file or a jar");
        }
        return new ClassClosure(found);
    }

    private static byte[] read(ClassLoader loader, String name) {
        try (InputStream in = loader.getResourceAsStream(name + ".class")) {
            return in == null ? new byte[0] : in.readAllBytes();
        } catch (IOException e) {
            throw new StrategyException(
                    "TD-S104", name, "its class bytes cannot be read: " + e.getMessage(), "check the class path");
        }
    }

    private static void addReferences(ClassModel model, ArrayDeque<String> open) {
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof ClassEntry type) {
                String name = type.asInternalName();
                open.add(name.startsWith("[") ? name.replaceAll("^\\[+L?|;$", "") : name);
            } else if (entry instanceof Utf8Entry text && text.stringValue().indexOf(';') > 0) {
                Matcher matcher = CLASS_IN_DESCRIPTOR.matcher(text.stringValue());
                while (matcher.find()) {
                    open.add(matcher.group(1));
                }
            }
        }
    }

    /// Class files by internal name.
    public SortedMap<String, byte[]> classes() {
        return classes;
    }

    /// 64 hexadecimal digits.
    public String hash() {
        MessageDigest digest = Sha256.digest();
        ClassFile plain = ClassFile.of(
                ClassFile.DebugElementsOption.DROP_DEBUG,
                ClassFile.LineNumbersOption.DROP_LINE_NUMBERS,
                ClassFile.StackMapsOption.DROP_STACK_MAPS,
                ClassFile.ConstantPoolSharingOption.NEW_POOL);
        classes.forEach((name, bytes) -> {
            byte[] stripped = plain.transformClass(plain.parse(bytes), ClassTransform.ACCEPT_ALL);
            digest.update((name + "\n" + stripped.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(stripped);
        });
        return HexFormat.of().formatHex(digest.digest());
    }
}
