package tapedeck.lab.compile;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tapedeck.model.Suggestion;

/// What to do about a compile error, where something can be said: the class, method or name that was probably meant.
final class CompileHints {
    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(class|variable|method) (\\w+)");
    private static final Pattern LOCATION = Pattern.compile("location: .*?(?:of type|class|interface) ([\\w.$<>]+)");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

    private final LooseSource source;

    CompileHints(LooseSource source) {
        this.source = source;
    }

    /// @param code    javac's, such as `compiler.err.cant.resolve.location`
    /// @param message javac's, with its lines
    String of(@Nullable String code, String message) {
        String kind = code == null ? "" : code.substring(code.lastIndexOf("err.") + "err.".length());
        Matcher symbol = SYMBOL.matcher(message);
        if (kind.startsWith("cant.resolve") && symbol.find()) {
            String name = symbol.group(2);
            return switch (symbol.group(1)) {
                case "class" -> type(name);
                case "method" -> method(name, message);
                default -> variable(name, message);
            };
        }
        return switch (kind) {
            case "class.public.should.be.in.file" -> "a strategy's file has the name of its class";
            case "does.not.override.abstract" -> "add the method, public, as the message names it";
            case "override.meth", "override.weaker.access" -> "methods of an interface are public: add the word";
            case "doesnt.exist" -> "a strategy may use the JDK, tapedeck.* of core, tapedeck.ta4j and ta4j";
            case "prob.found.req" -> possibleLoss(message);
            case "expected", "expected2", "expected3", "premature.eof", "illegal.start.of.expr" ->
                "look at the line before it too";
            default -> "";
        };
    }

    private static String possibleLoss(String message) {
        return message.contains("lossy conversion") ? "cast it, or declare the variable with the wider type" : "";
    }

    /// A class of the JDK's usual packages, core, the bridge or ta4j: its import where the name is right.
    private static String type(String name) {
        KnownTypes known = KnownTypes.ofClassPath();
        List<String> packages = known.packagesOf(name);
        if (!packages.isEmpty()) {
            return "import " + packages.getFirst() + "." + name;
        }
        return known.nearest(name)
                .map(near ->
                        "did you mean " + near + " (" + known.packagesOf(near).getFirst() + ")?")
                .orElse("");
    }

    private static String method(String name, String message) {
        Optional<Class<?>> owner = owner(message);
        if (owner.isEmpty()) {
            return "";
        }
        TreeSet<String> names = new TreeSet<>();
        Arrays.stream(owner.get().getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .map(Method::getName)
                .forEach(names::add);
        return Suggestion.hint(name, names);
    }

    private static Optional<Class<?>> owner(String message) {
        Matcher location = LOCATION.matcher(message);
        if (!location.find()) {
            return Optional.empty();
        }
        String name = location.group(1).replaceAll("<.*", "");
        return KnownTypes.ofClassPath().load(name);
    }

    private String variable(String name, String message) {
        Matcher location = Pattern.compile("location: variable .* of type").matcher(message);
        if (location.find()) {
            return method(name, message);
        }
        TreeSet<String> words = new TreeSet<>();
        Matcher matcher = WORD.matcher(source.text());
        while (matcher.find()) {
            if (!matcher.group().equals(name)) {
                words.add(matcher.group());
            }
        }
        return words.stream()
                .filter(word -> Suggestion.distance(word, name) <= Math.max(1, name.length() / 3))
                .min(java.util.Comparator.comparingInt(word -> Suggestion.distance(word, name)))
                .map(word -> "did you mean '" + word + "'?")
                .orElse("declare it before it is used");
    }
}
