package tapedeck.live.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Loads the classes that a bundle holds from the bundle, all others (engine, bridge, ta4j, JDK) from the program.
///
/// A bundle holds only the strategies' own classes: the engine's are excluded when it is made and checked by their
/// hash when it is opened.
final class BundleLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Path classes;

    BundleLoader(Path classes, ClassLoader program) {
        super("bundle", program);
        this.classes = classes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null && Files.isRegularFile(file(name))) {
                loaded = define(name);
            }
            return loaded == null ? super.loadClass(name, resolve) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try {
            byte[] bytes = Files.readAllBytes(file(name));
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private Path file(String name) {
        return classes.resolve(name.replace('.', '/') + ".class");
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        Path file = classes.resolve(name).normalize();
        if (file.startsWith(classes) && Files.isRegularFile(file)) {
            try {
                return new ByteArrayInputStream(Files.readAllBytes(file));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return super.getResourceAsStream(name);
    }
}
