package tapedeck.lab.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tapedeck.engine.Sha256;
import tapedeck.lab.compile.Compilation.Broken;
import tapedeck.model.StrategyException;

/// The strategies that lie in a folder as single `.java` files: compiled together when the first one is asked for,
/// or taken from the cache.
///
/// A file's strategy is the public class of its name. One generation: [#refresh] reads the folder again and loads what
/// has changed by a new loader. One thread.
public final class LooseStrategies implements AutoCloseable {
    private static final List<String> RESERVED = List.of("tapedeck.", "org.ta4j.", "org.jspecify.");

    private final Path folder;
    private final CompilationCache cache;
    private @Nullable LooseCompiler compiler;
    private @Nullable Generation generation;

    /// @param folder a workspace's strategies; it need not exist
    /// @param state  the workspace's state folder, for the cache
    public LooseStrategies(Path folder, Path state) {
        this.folder = folder;
        this.cache = new CompilationCache(state.resolve("strategies"));
    }

    /// What is loaded now.
    ///
    /// @param nanos that the compiler took; 0 where the cache had it
    private record Generation(String key, Compilation compilation, ClassLoader loader, long nanos) {}

    /// The names that the files stand for, sorted; nothing is compiled.
    public List<String> names() {
        try {
            return LooseSource.names(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The class of a name that [#names] has.
    ///
    /// @throws StrategyException with the compile error of its file, or of the one it needs
    public Class<?> load(String name) {
        Generation now = generation();
        String file = name + LooseSource.SUFFIX;
        Broken broken = now.compilation.broken().get(file);
        if (broken != null) {
            throw broken.exception();
        }
        String place = folder.getFileName() + "/" + file;
        List<String> declared = declared(now.compilation, file);
        String type = declared.stream()
                .filter(each -> each.substring(each.lastIndexOf('.') + 1).equals(name))
                .findFirst()
                .orElseThrow(() -> new StrategyException(
                        "TD-S106",
                        place,
                        "declares no class " + name
                                + (declared.isEmpty() ? "" : "; it declares " + String.join(", ", declared)),
                        "a strategy's file has the name of its class"));
        checkPackage(place, type);
        try {
            return checked(place, Class.forName(type, false, now.loader));
        } catch (ClassNotFoundException | LinkageError e) {
            throw new StrategyException("TD-S109", place, "cannot be loaded: " + e, "check what it extends and uses")
                    .causedBy(e);
        }
    }

    /// Top-level classes of a file by binary name.
    private static List<String> declared(Compilation compilation, String file) {
        return compilation.classes().entrySet().stream()
                .filter(each ->
                        each.getValue().file().equals(file) && each.getKey().indexOf('$') < 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void checkPackage(String place, String type) {
        for (String reserved : RESERVED) {
            if (type.startsWith(reserved)) {
                throw new StrategyException(
                        "TD-S107",
                        place,
                        "is in the package " + type.substring(0, type.lastIndexOf('.')) + ", which is the program's",
                        "leave the package line out, or take a name of your own");
            }
        }
    }

    private static Class<?> checked(String place, Class<?> type) {
        if (!Modifier.isPublic(type.getModifiers()) || Modifier.isAbstract(type.getModifiers())) {
            String what = type.isInterface() ? "an interface" : "abstract";
            throw new StrategyException(
                    "TD-S105",
                    place,
                    type.getSimpleName() + " is "
                            + (Modifier.isAbstract(type.getModifiers())
                                    ? what
                                    : "not public: the engine cannot make one"),
                    "declare it as: public class " + type.getSimpleName() + " implements …");
        }
        boolean hasPublic = false;
        for (var constructor : type.getDeclaredConstructors()) {
            hasPublic |= constructor.getParameterCount() == 0 && Modifier.isPublic(constructor.getModifiers());
        }
        if (!hasPublic) {
            throw new StrategyException(
                    "TD-S105",
                    place,
                    type.getSimpleName() + " has no public constructor without arguments",
                    "parameters are @Param fields, not constructor arguments");
        }
        return type;
    }

    /// Reads the folder again; whether anything is different. What was loaded before stays as it is.
    public boolean refresh() {
        Generation old = generation;
        generation = null;
        Generation now = generation();
        boolean isSame = old != null && old.key.equals(now.key);
        if (isSame) {
            generation = old;
        }
        return !isSame;
    }

    /// How long the compiler took for what is loaded; empty where the cache had it or nothing is loaded yet.
    public Optional<Long> compiledNanos() {
        return Optional.ofNullable(generation).map(Generation::nanos).filter(nanos -> nanos > 0);
    }

    /// What the compiler warns of in the file of a name.
    public List<String> warnings(String name) {
        String place = folder.getFileName() + "/" + name + LooseSource.SUFFIX + ":";
        return generation().compilation.warnings().stream()
                .filter(line -> line.startsWith(place))
                .toList();
    }

    private Generation generation() {
        Generation now = generation;
        if (now == null) {
            try {
                now = read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            generation = now;
        }
        return now;
    }

    private Generation read() throws IOException {
        List<LooseSource> sources = LooseSource.all(folder);
        List<Path> classPath = StrategyClassPath.entries();
        String key = key(sources, classPath);
        Optional<Compilation> kept = cache.read(key);
        long nanos = 0;
        Compilation compilation;
        if (kept.isPresent()) {
            compilation = kept.get();
        } else {
            long start = System.nanoTime();
            compilation = compiler(classPath).compile(sources);
            nanos = System.nanoTime() - start;
            cache.write(key, compilation);
        }
        SortedMap<String, String> texts = new TreeMap<>();
        sources.forEach(source -> texts.put(source.file(), source.text()));
        ClassLoader loader = new LooseLoader(compilation.classes(), texts, StrategyClassPath.loader());
        return new Generation(key, compilation, loader, nanos);
    }

    private LooseCompiler compiler(List<Path> classPath) {
        LooseCompiler open = compiler;
        if (open == null) {
            open = new LooseCompiler(classPath);
            compiler = open;
        }
        return open;
    }

    private static String key(List<LooseSource> sources, List<Path> classPath) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(Runtime.version())
                .append('\n')
                .append(LooseCompiler.OPTIONS)
                .append('\n');
        text.append(StrategyClassPath.fingerprint(classPath)).append('\n');
        for (LooseSource source : sources) {
            text.append(source.place()).append(' ').append(source.text().length());
            text.append('\n').append(source.text()).append('\n');
        }
        return Sha256.hex(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// Closes the compiler's class path; loaded classes stay.
    @Override
    public void close() {
        LooseCompiler open = compiler;
        compiler = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
