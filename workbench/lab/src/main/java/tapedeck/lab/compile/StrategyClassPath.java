package tapedeck.lab.compile;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tapedeck.strategy.StrategyAdapter;
import tapedeck.strategy.StrategyProvider;
import tapedeck.strategy.TradingStrategy;

/// What a loose strategy may use, in a backtest as in a live session: core, the bridge and ta4j with its libraries.
///
/// Neither store nor notebooks are in it: a live process does not carry them.
final class StrategyClassPath {
    /// One class of each library that ta4j's own signatures name.
    private static final List<String> LIBRARIES = List.of(
            "org/ta4j/core/BarSeries.class",
            "org/slf4j/Logger.class",
            "com/google/gson/Gson.class",
            "org/apache/commons/math3/analysis/UnivariateFunction.class",
            "org/jspecify/annotations/Nullable.class");

    private StrategyClassPath() {}

    /// Jars and folders, in the order of search.
    static List<Path> entries() {
        ClassLoader loader = loader();
        Set<Path> found = new LinkedHashSet<>();
        found.add(home(TradingStrategy.class));
        ServiceLoader.load(StrategyAdapter.class, loader).forEach(adapter -> found.add(home(adapter.getClass())));
        ServiceLoader.load(StrategyProvider.class, loader).forEach(provider -> found.add(home(provider.getClass())));
        for (String library : LIBRARIES) {
            Path jar = jar(loader.getResource(library));
            if (jar != null) {
                found.add(jar);
            }
        }
        return List.copyOf(found);
    }

    /// What loose classes see beside each other.
    static ClassLoader loader() {
        ClassLoader loader = StrategyClassPath.class.getClassLoader();
        return loader == null ? ClassLoader.getSystemClassLoader() : loader;
    }

    private static Path home(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException(type + " has no code source");
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The jar of `jar:file:/x/y.jar!/name`.
    private static @Nullable Path jar(@Nullable URL resource) {
        if (resource == null || !resource.getProtocol().equals("jar")) {
            return null;
        }
        String inside = resource.getPath();
        return Path.of(java.net.URI.create(inside.substring(0, inside.indexOf('!'))));
    }

    /// Changes when anything on the class path does: jars by name, size and time, folders by those of every file.
    static String fingerprint(List<Path> entries) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path entry : entries) {
            try (Stream<Path> walk = Files.walk(entry)) {
                for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                    lines.add(file + " " + Files.size(file) + " "
                            + Files.getLastModifiedTime(file).toMillis());
                }
            }
        }
        return String.join("\n", lines);
    }
}
