package tapedeck.cli.run;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import tapedeck.file.ClassClosure;
import tapedeck.file.RunFolder;

/// The sources of a strategy, which its loader serves beside its classes: a run folder keeps them, so that a report can
/// show them.
final class StrategySource {
    private static final String SOURCES = "META-INF/tapedeck-sources/";

    private StrategySource() {}

    /// Adds the source files of `type` and of what it uses, where they are known.
    static void addTo(RunFolder.Writer writer, Class<?> type) throws IOException {
        ClassLoader loader = type.getClassLoader();
        if (loader == null) {
            return;
        }
        for (String file : files(type)) {
            try (InputStream in = loader.getResourceAsStream(SOURCES + file)) {
                if (in != null) {
                    writer.add(RunFolder.STRATEGY + "/" + file.substring(file.lastIndexOf('/') + 1), in.readAllBytes());
                }
            }
        }
    }

    /// The source file of `type` alone, where it is known.
    static Optional<byte[]> of(Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/') + ".java";
        ClassLoader loader = type.getClassLoader();
        try (InputStream in = loader == null ? null : loader.getResourceAsStream(SOURCES + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }

    /// Path of the source of every class in the closure, as the class file names it.
    private static SortedSet<String> files(Class<?> type) {
        SortedSet<String> files = new TreeSet<>();
        ClassClosure.of(type).classes().forEach((name, bytes) -> {
            String folder = name.substring(0, name.lastIndexOf('/') + 1);
            ClassFile.of()
                    .parse(bytes)
                    .findAttribute(Attributes.sourceFile())
                    .ifPresent(file -> files.add(folder + file.sourceFile().stringValue()));
        });
        return files;
    }
}
