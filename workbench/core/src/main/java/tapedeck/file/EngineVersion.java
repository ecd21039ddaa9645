package tapedeck.file;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tapedeck.engine.Session;
import tapedeck.engine.Sha256;
import tapedeck.strategy.StrategyAdapter;

/// The engine's version as a content hash: all classes of core, and the bridge classes that turn foreign strategies.
///
/// The same classes give the same hash from a jar and from a folder.
public final class EngineVersion {
    private EngineVersion() {}

    /// Read once: the classes of a process stay what they are.
    private static final class OfProcess {
        private static final String HASH = compute();
    }

    /// 64 hexadecimal digits.
    public static String hash() {
        return OfProcess.HASH;
    }

    private static String compute() {
        SortedMap<String, byte[]> classes = new TreeMap<>();
        collect(Session.class, "tapedeck", classes);
        for (StrategyAdapter adapter :
                ServiceLoader.load(StrategyAdapter.class, EngineVersion.class.getClassLoader())) {
            collect(adapter.getClass(), adapter.getClass().getPackageName().replace('.', '/'), classes);
        }
        MessageDigest digest = Sha256.digest();
        classes.forEach((name, bytes) -> {
            digest.update((name + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void collect(Class<?> anchor, String folder, SortedMap<String, byte[]> into) {
        CodeSource source = anchor.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException(anchor + " has no code source");
        }
        try {
            URI location = source.getLocation().toURI();
            Path path = Path.of(location);
            if (Files.isDirectory(path)) {
                addAll(path, folder, into);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(path)) {
                    addAll(jar.getPath("/"), folder, into);
                }
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the engine's classes cannot be read", e);
        }
    }

    private static void addAll(Path root, String folder, SortedMap<String, byte[]> into) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(root.resolve(folder))) {
            files = walk.filter(file -> file.toString().endsWith(".class")).toList();
        }
        for (Path file : files) {
            into.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
        }
    }
}
