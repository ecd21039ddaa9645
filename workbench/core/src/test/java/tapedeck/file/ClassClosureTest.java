package tapedeck.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassClosureTest {
    private static final String STRATEGY = """
            package own;
            public class Crossing { int limit() { return Levels.of(%s); } }
            """;
    private static final String HELPER = """
            package own;
            final class Levels { static int of(int n) { return n + %s; } }
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theSameSourceGivesTheSameHash() throws Exception {
        String one = hash(STRATEGY.formatted("3"), HELPER.formatted("1"));
        String other = hash(STRATEGY.formatted("3"), HELPER.formatted("1"));

        assertThat(other).isEqualTo(one).hasSize(64);
    }

    @Test
    void aCommentAndAnEmptyLineChangeNothing() throws Exception {
        String one = hash(STRATEGY.formatted("3"), HELPER.formatted("1"));
        String other = hash("// why\n\n" + STRATEGY.formatted("3 /* bars */"), HELPER.formatted("1"));

        assertThat(other).isEqualTo(one);
    }

    @Test
    void aConstantOfTheStrategyChangesIt() throws Exception {
        String one = hash(STRATEGY.formatted("3"), HELPER.formatted("1"));
        String other = hash(STRATEGY.formatted("4"), HELPER.formatted("1"));

        assertThat(other).isNotEqualTo(one);
    }

    @Test
    void aConstantOfAHelperThatItImportsChangesIt() throws Exception {
        String one = hash(STRATEGY.formatted("3"), HELPER.formatted("1"));
        String other = hash(STRATEGY.formatted("3"), HELPER.formatted("2"));

        assertThat(other).isNotEqualTo(one);
    }

    @Test
    void jdkAndEngineAreNotPartOfIt() throws Exception {
        Path classes = compile("""
                package own;
                import tapedeck.strategy.*;
                public class Crossing implements TradingStrategy {
                    public void setup(Setup setup) { setup.bars(); }
                }
                """, "package own; class Levels {}");

        try (URLClassLoader loader = loader(classes)) {
            assertThat(ClassClosure.of(loader.loadClass("own.Crossing")).classes())
                    .containsOnlyKeys("own/Crossing");
        }
    }

    @Test
    void aClassThatIsNotThereDoesNotStopIt() throws Exception {
        Path classes =
                compile("""
                package own;
                public class Crossing {
                    Base pick(boolean near) { Base one = near ? new Levels() : new Other(); return one; }
                }
                """, "package own; class Base {} class Levels extends Base {} class Other extends Base {}");
        Files.delete(classes.resolve("own/Other.class"));

        try (URLClassLoader loader = loader(classes)) {
            assertThat(ClassClosure.of(loader.loadClass("own.Crossing")).hash()).hasSize(64);
        }
    }

    private String hash(String strategy, String helper) throws Exception {
        try (URLClassLoader loader = loader(compile(strategy, helper))) {
            return ClassClosure.of(loader.loadClass("own.Crossing")).hash();
        }
    }

    private static URLClassLoader loader(Path classes) throws IOException {
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, ClassClosureTest.class.getClassLoader());
    }

    private Path compile(String strategy, String helper) throws IOException {
        Path sources = Files.createTempDirectory(folder, "sources");
        Path classes = Files.createTempDirectory(folder, "classes");
        List<String> files = List.of(
                Files.writeString(sources.resolve("Crossing.java"), strategy).toString(),
                Files.writeString(sources.resolve("Levels.java"), helper).toString());
        var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        try (var manager = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            var units = manager.getJavaFileObjectsFromStrings(files);
            var options = List.of("-d", classes.toString(), "-g", "-classpath", System.getProperty("java.class.path"));
            boolean ok =
                    compiler.getTask(null, manager, null, options, null, units).call();
            assertThat(ok).isTrue();
        }
        return classes;
    }
}
