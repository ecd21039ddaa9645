package tapedeck.cli.author;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tapedeck.engine.Strategies;
import tapedeck.model.Problem;
import tapedeck.strategy.Parameters;
import tapedeck.strategy.Sizing;
import tapedeck.strategy.Summary;

/// What can be said of a strategy before it runs.
///
/// @param summary       in one sentence; empty where its author gave none
/// @param risk          the sizing it is meant for
/// @param documentation the comment above its class
/// @param warmup        bars it asks for with its defaults; empty where these are not enough
record StrategyCard(
        String name,
        boolean isLoose,
        String summary,
        String risk,
        String documentation,
        OptionalInt warmup,
        List<Parameters.Declared> parameters) {
    private static final String SOURCES = "META-INF/tapedeck-sources/";
    private static final String DEFAULT_RISK = "as configured: all of equity, long only, unless sizing says otherwise";

    /// @throws Problem where an instance cannot be made
    static StrategyCard of(Class<?> type, boolean isLoose) throws IOException {
        Strategies.Ready ready = Strategies.create(type, Map.of(), Sizing.ALL_IN);
        List<Parameters.Declared> parameters = Parameters.of(Strategies.instance(type));
        String documentation = documentation(type);
        Optional<Summary> said = Optional.ofNullable(type.getAnnotation(Summary.class));
        return new StrategyCard(
                type.getSimpleName(),
                isLoose,
                said.map(Summary::value).orElseGet(() -> firstSentence(documentation)),
                said.map(Summary::risk).orElse(DEFAULT_RISK),
                documentation,
                DeclaredWarmup.of(ready.strategy()),
                parameters);
    }

    /// `fast=12 slow=26`.
    String defaults() {
        return String.join(
                " ",
                parameters.stream()
                        .map(each -> each.name() + "=" + each.initialValue())
                        .toList());
    }

    private static String documentation(Class<?> type) throws IOException {
        ClassLoader loader = type.getClassLoader();
        String file = SOURCES + type.getName().replace('.', '/') + ".java";
        try (InputStream in = loader == null ? null : loader.getResourceAsStream(file)) {
            return in == null
                    ? ""
                    : comment(new String(in.readAllBytes(), StandardCharsets.UTF_8), type.getSimpleName());
        }
    }

    /// The last comment that stands at the left margin above the class.
    static String comment(String source, String name) {
        List<String> block = new ArrayList<>();
        boolean isInside = false;
        for (String line : source.lines().toList()) {
            if (line.matches("[a-z ]*\\bclass " + name + "\\b.*")) {
                break;
            }
            boolean isDoc = line.startsWith("///") || line.startsWith("/**") || (isInside && line.startsWith(" *"));
            if (isDoc && !isInside) {
                block.clear();
            }
            if (isDoc) {
                block.add(line.replaceFirst("^(///|/\\*\\*| \\*/| \\*)", "")
                        .replaceFirst("\\*/\\s*$", "")
                        .strip());
            }
            isInside = isDoc;
        }
        return String.join("\n", block).strip();
    }

    private static String firstSentence(String documentation) {
        String text =
                documentation.lines().takeWhile(line -> !line.isBlank()).reduce("", (a, b) -> (a + " " + b).strip());
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }
}
