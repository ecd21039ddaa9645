package tapedeck.lab.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.Diagnostic.Kind;
import javax.tools.JavaFileObject;
import tapedeck.lab.compile.Compilation.Broken;

/// Turns javac's diagnostics into one block per file: the first error with its place and a hint, the others counted.
final class CompileErrors {
    private static final String CODE = "TD-S101";
    private static final int SHOWN = 4;
    private static final int LONGEST = 500;

    private final List<LooseSource> sources;
    private final Map<String, Broken> before;

    /// @param before files that were left out in earlier rounds
    CompileErrors(List<LooseSource> sources, Map<String, Broken> before) {
        this.sources = sources;
        this.before = Map.copyOf(before);
    }

    /// Why each file with an error is broken.
    SortedMap<String, Broken> of(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        Map<LooseSource, List<Diagnostic<?>>> errors = new LinkedHashMap<>();
        for (Diagnostic<? extends JavaFileObject> each : diagnostics) {
            if (each.getKind() == Kind.ERROR && each.getSource() instanceof LooseCompiler.InMemory memory) {
                errors.computeIfAbsent(memory.source, _ -> new ArrayList<>()).add(each);
            }
        }
        if (errors.isEmpty()) {
            throw new IllegalStateException("the compiler failed without naming a file: " + diagnostics);
        }
        SortedMap<String, Broken> broken = new TreeMap<>();
        errors.forEach((source, found) -> {
            broken.put(source.file(), broken(source, found));
            twin(source, found.getFirst()).ifPresent(twin -> broken.put(twin.file(), twinOf(twin, source)));
        });
        return broken;
    }

    /// The compiler's warnings, one line each.
    static List<String> warnings(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        List<String> lines = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> each : diagnostics) {
            boolean isWarning = each.getKind() == Kind.WARNING || each.getKind() == Kind.MANDATORY_WARNING;
            if (isWarning && each.getSource() instanceof LooseCompiler.InMemory memory) {
                lines.add(place(memory.source, each) + "  " + message(each));
            }
        }
        return lines;
    }

    private Broken broken(LooseSource source, List<Diagnostic<?>> errors) {
        Diagnostic<?> first = errors.getFirst();
        StringBuilder message = new StringBuilder(message(first));
        for (Diagnostic<?> other : errors.subList(1, Math.min(SHOWN, errors.size()))) {
            message.append("\nalso ").append(place(source, other)).append("  ").append(message(other));
        }
        if (errors.size() > SHOWN) {
            message.append("\nand ").append(errors.size() - SHOWN).append(" more");
        }
        return new Broken(CODE, place(source, first), message.toString(), hint(source, first));
    }

    private String hint(LooseSource source, Diagnostic<?> error) {
        String message = message(error);
        for (var each : before.entrySet()) {
            String name = LooseSource.stem(each.getKey());
            if (Pattern.compile("\\b" + Pattern.quote(name) + "\\b")
                    .matcher(message)
                    .find()) {
                return "it needs " + each.getKey() + ", which does not compile: "
                        + each.getValue().place() + "  "
                        + each.getValue().message().lines().findFirst().orElse("");
            }
        }
        var twin = twin(source, error);
        if (twin.isPresent()) {
            return "two strategies of one name: " + twin.get().place() + " declares it too; rename one";
        }
        return new CompileHints(source).of(error.getCode(), raw(error));
    }

    /// The other file that declares the class which `error` says is there twice.
    private java.util.Optional<LooseSource> twin(LooseSource source, Diagnostic<?> error) {
        if (!String.valueOf(error.getCode()).endsWith("duplicate.class")) {
            return java.util.Optional.empty();
        }
        String name = raw(error).substring(raw(error).lastIndexOf(' ') + 1);
        Pattern declaration = Pattern.compile("\\b(class|record|interface|enum)\\s+"
                + Pattern.quote(name.substring(name.lastIndexOf('.') + 1)) + "\\b");
        return sources.stream()
                .filter(other -> !other.equals(source)
                        && declaration.matcher(other.text()).find())
                .findFirst();
    }

    private static Broken twinOf(LooseSource source, LooseSource other) {
        return new Broken(
                CODE,
                source.place(),
                "two strategies of one name: " + other.place() + " declares the same class",
                "rename one of them");
    }

    /// With the column counted as an editor does, tabs as one.
    private static String place(LooseSource source, Diagnostic<?> error) {
        int at = (int) Math.min(Integer.MAX_VALUE, error.getPosition());
        String text = source.text();
        if (at < 0 || at > text.length()) {
            return source.place();
        }
        if (at + 1 < text.length() && text.charAt(at) == '.') {
            at++;
        }
        int start = text.lastIndexOf('\n', at - 1) + 1;
        return source.place() + ":" + error.getLineNumber() + ":" + (text.codePointCount(start, at) + 1);
    }

    /// `cannot find symbol: class EmaIndicator`, in one line.
    private static String message(Diagnostic<?> error) {
        List<String> lines = raw(error).lines().map(String::strip).toList();
        StringBuilder out = new StringBuilder(lines.isEmpty() ? "" : lines.getFirst());
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            if (line.startsWith("symbol:")) {
                out.append(": ").append(line.substring("symbol:".length()).strip());
            } else if (!line.startsWith("location:")) {
                out.append("; ").append(line);
            }
        }
        return out.length() > LONGEST ? out.substring(0, LONGEST) + "…" : out.toString();
    }

    private static String raw(Diagnostic<?> error) {
        return String.valueOf(error.getMessage(Locale.ENGLISH));
    }
}
