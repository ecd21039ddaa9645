package tapedeck.lab.compile;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import tapedeck.lab.compile.Compilation.Broken;
import tapedeck.lab.compile.Compilation.Compiled;

/// Compiles loose sources in this process, all together, from memory to memory.
///
/// A file with an error is left out and the rest is compiled without it, until what remains compiles: one broken file
/// does not stop the others, only those that need it. Keeps the class path open between compilations: close it.
/// One thread.
final class LooseCompiler implements AutoCloseable {
    /// Part of the cache's key. No annotation processing: a strategy's compilation runs no foreign code.
    static final List<String> OPTIONS = List.of(
            "-proc:none",
            "-g",
            "-parameters",
            "-implicit:none",
            "-Xlint:all,-path,-options,-classfile,-serial,-this-escape",
            "-Xmaxerrs",
            "1000");

    private final JavaCompiler compiler;
    private final StandardJavaFileManager files;

    LooseCompiler(List<Path> classPath) {
        JavaCompiler found = ToolProvider.getSystemJavaCompiler();
        if (found == null) {
            throw new UncheckedIOException(
                    new IOException("this Java has no compiler: loose strategies need a JDK, not a JRE"));
        }
        compiler = found;
        files = found.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        try {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Compilation compile(List<LooseSource> sources) {
        SortedMap<String, Broken> broken = new TreeMap<>();
        List<LooseSource> rest = sources;
        while (true) {
            Round round = new Round(rest);
            if (rest.isEmpty() || round.isCompiled()) {
                return new Compilation(round.classes(), broken, CompileErrors.warnings(round.diagnostics()));
            }
            broken.putAll(new CompileErrors(rest, broken).of(round.diagnostics()));
            rest = rest.stream()
                    .filter(each -> !broken.containsKey(each.file()))
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        files.close();
    }

    /// One task over some of the files.
    private final class Round {
        private final DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        private final Output output = new Output(files);
        private final boolean isCompiled;

        Round(List<LooseSource> sources) {
            List<InMemory> units = sources.stream().map(InMemory::new).toList();
            isCompiled = !units.isEmpty()
                    && compiler.getTask(Writer.nullWriter(), output, collector, OPTIONS, null, units)
                            .call();
        }

        boolean isCompiled() {
            return isCompiled;
        }

        SortedMap<String, Compiled> classes() {
            return output.classes;
        }

        List<Diagnostic<? extends JavaFileObject>> diagnostics() {
            return collector.getDiagnostics();
        }
    }

    /// A source that javac reads from memory.
    static final class InMemory extends SimpleJavaFileObject {
        final LooseSource source;

        InMemory(LooseSource source) {
            super(URI.create("memory:///" + source.file().replace(' ', '_')), Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source.text();
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return kind == Kind.SOURCE && source.name().equals(simpleName);
        }
    }

    /// Takes the class files, each with the source it came from.
    private static final class Output extends ForwardingJavaFileManager<StandardJavaFileManager> {
        final SortedMap<String, Compiled> classes = new TreeMap<>();

        Output(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location,
                String className,
                JavaFileObject.Kind kind,
                @Nullable FileObject sibling) {
            String file = sibling instanceof InMemory memory ? memory.source.file() : "";
            return new SimpleJavaFileObject(URI.create("memory:///out/" + classes.size() + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    return new FilterOutputStream(bytes) {
                        @Override
                        public void close() throws IOException {
                            super.close();
                            classes.put(className, new Compiled(file, bytes.toByteArray()));
                        }
                    };
                }
            };
        }

        /// Leaves the class path open for the next compilation.
        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
