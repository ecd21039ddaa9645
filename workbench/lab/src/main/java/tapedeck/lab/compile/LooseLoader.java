package tapedeck.lab.compile;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tapedeck.lab.compile.Compilation.Compiled;

/// Loads one generation of loose classes, which it prefers to any of the same name; all others are the program's.
///
/// Serves the bytes of its classes and the sources they come from, as a jar of built-in strategies does. Thread-safe.
final class LooseLoader extends ClassLoader {
    /// Where a strategy's source is found by its loader, in a jar as here.
    static final String SOURCES = "META-INF/tapedeck-sources/";

    static {
        registerAsParallelCapable();
    }

    private final Map<String, Compiled> classes;
    private final Map<String, String> sources;

    /// @param sources text by file name
    LooseLoader(Map<String, Compiled> classes, Map<String, String> sources, ClassLoader program) {
        super("loose", program);
        this.classes = Map.copyOf(classes);
        this.sources = Map.copyOf(sources);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            Compiled own = classes.get(name);
            if (loaded == null && own != null) {
                loaded = defineClass(name, own.bytes(), 0, own.bytes().length);
            }
            return loaded == null ? super.loadClass(name, resolve) : loaded;
        }
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        byte[] own = own(name);
        return own == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(own);
    }

    private byte @Nullable [] own(String name) {
        if (name.endsWith(".class")) {
            String type = name.substring(0, name.length() - ".class".length()).replace('/', '.');
            Compiled compiled = classes.get(type);
            return compiled == null ? null : compiled.bytes();
        }
        if (name.startsWith(SOURCES)) {
            String text = sources.get(name.substring(name.lastIndexOf('/') + 1));
            return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
        }
        return null;
    }
}
