package tapedeck.lab.notebook.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dflib.jjava.jupyter.kernel.magic.CellMagic;
import org.dflib.jjava.jupyter.kernel.magic.LineMagic;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.jspecify.annotations.Nullable;
import tapedeck.lab.notebook.Tapedeck;
import tapedeck.model.DataException;
import tapedeck.model.Suggestion;

/// The lines of a cell that are not Java: `%jar PATH`, `%maven group:artifact:version`, and cells that begin with
/// `%%sql`.
///
/// Only names that are registered count, so a remainder at the beginning of a line stays Java.
final class Magics {
    private static final Pattern LINE = Pattern.compile("^%(\\w+)(?:[ \\t]+(\\S.*?))?[ \\t]*$", Pattern.MULTILINE);
    private static final Pattern CELL = Pattern.compile("\\A\\s*%%(\\w+)[ \\t]*(.*?)\\R(.*)\\z", Pattern.DOTALL);
    private static final Pattern COORDINATES = Pattern.compile("([\\w.-]+):([\\w.-]+):([\\w.-]+)");

    private final JavaKernel kernel;
    private final MagicsRegistry registry;

    Magics(JavaKernel kernel) {
        this.kernel = kernel;
        this.registry = kernel.getMagicsRegistry();
        registry.registerCellMagic("sql", (CellMagic<Object, JavaKernel>) (at, words, body) -> Tapedeck.sql(body));
        registry.registerLineMagic("jar", (LineMagic<Object, JavaKernel>) (at, words) -> jar(words));
        registry.registerLineMagic("maven", (LineMagic<Object, JavaKernel>) (at, words) -> maven(words));
    }

    /// Runs a cell with its magics: a cell magic has the cell to itself, line magics come before the Java.
    @Nullable
    Object eval(String cell) {
        Matcher whole = CELL.matcher(cell);
        try {
            if (whole.matches()) {
                String name = whole.group(1);
                require("%%" + name, registry.getCellMagicNames().contains(name));
                return registry.evalCellMagic(kernel, name, words(whole.group(2)), whole.group(3));
            }
            StringBuilder java = new StringBuilder();
            Matcher line = LINE.matcher(cell);
            while (line.find()) {
                String name = line.group(1);
                if (registry.getLineMagicNames().contains(name)) {
                    Object _ = registry.evalLineMagic(kernel, name, words(line.group(2)));
                    // an empty line keeps the numbers of the others
                    line.appendReplacement(java, "");
                }
            }
            line.appendTail(java);
            return kernel.cells().eval(java.toString());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw CellErrors.thrown(e);
        }
    }

    private void require(String typed, boolean isKnown) {
        if (!isKnown) {
            throw new DataException(
                    "TD-U060",
                    typed,
                    "there is no such magic",
                    Suggestion.hint(typed.substring(2), registry.getCellMagicNames()));
        }
    }

    private static List<String> words(@Nullable String text) {
        return text == null || text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    private @Nullable Object jar(List<String> words) {
        if (words.isEmpty()) {
            throw new DataException("TD-U061", "%jar", "which jar?", "write %jar path/to/some.jar");
        }
        for (String word : words) {
            add(Path.of(word), "check the path; it starts from the notebook's folder");
        }
        return null;
    }

    /// From the local repository only: a notebook that fetched code from somewhere else would not be the same tomorrow.
    private @Nullable Object maven(List<String> words) {
        for (String word : words) {
            Matcher match = COORDINATES.matcher(word);
            if (!match.matches()) {
                throw new DataException(
                        "TD-U061", "%maven " + word, "not a library", "write %maven group:artifact:version");
            }
            Path repository = Path.of(
                    System.getProperty("maven.repo.local", System.getProperty("user.home", ".") + "/.m2/repository"));
            add(
                    repository
                            .resolve(match.group(1).replace('.', '/'))
                            .resolve(match.group(2))
                            .resolve(match.group(3))
                            .resolve(match.group(2) + "-" + match.group(3) + ".jar"),
                    "fetch it once: mvn dependency:get -Dartifact=" + word
                            + "; libraries that it needs are not added by themselves");
        }
        return null;
    }

    private void add(Path path, String hint) {
        if (!Files.exists(path)) {
            throw new DataException("TD-D001", path.toString(), "there is no such file", hint);
        }
        kernel.cells().addToClassPath(path.toAbsolutePath().normalize().toString());
    }
}
