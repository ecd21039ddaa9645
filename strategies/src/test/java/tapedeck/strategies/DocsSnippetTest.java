package tapedeck.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.engine.Strategies;
import tapedeck.model.Bar;
import tapedeck.ta4j.Market;
import tapedeck.ta4j.Trades;

/// The strategies shown in docs/strategies.md compile as they stand, save for imports, and trade.
class DocsSnippetTest {
    private static final Pattern SNIPPET = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("public class (\\w+)");
    private static final String IMPORTS = """
            import org.ta4j.core.*;
            import org.ta4j.core.indicators.averages.EMAIndicator;
            import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
            import org.ta4j.core.rules.*;
            import tapedeck.ta4j.RuleStrategy;
            """;
    private static final String EVENT_IMPORTS = """
            import tapedeck.indicator.*;
            import tapedeck.model.*;
            import tapedeck.strategy.*;
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everySnippetCompilesAndTrades() throws Exception {
        List<String> names = new ArrayList<>();
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path")));
        Matcher snippets = SNIPPET.matcher(Files.readString(page(), StandardCharsets.UTF_8));
        while (snippets.find()) {
            String code = snippets.group(1);
            Matcher name = NAME.matcher(code);
            assertThat(name.find()).isTrue();
            boolean isRules = code.contains("RuleStrategy");
            String imports = isRules ? IMPORTS + "import tapedeck.strategy.Param;\n" : EVENT_IMPORTS;
            Path source = folder.resolve(name.group(1) + ".java");
            Files.writeString(source, imports + code, StandardCharsets.UTF_8);
            names.add(name.group(1));
            arguments.add(source.toString());
        }

        int result = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler())
                .run(null, null, null, arguments.toArray(String[]::new));

        assertThat(result).isZero();
        assertThat(names).containsExactly("EmaCross", "Breakout");
        List<Bar> bars = Market.walk(2, 3_000);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            for (String name : names) {
                var ready = Strategies.create(loader.loadClass(name), Map.of(), Trades.ONE_UNIT);
                assertThat(Trades.ofEvents(ready.strategy(), bars)).as(name).hasSizeGreaterThan(10);
            }
        }
    }

    private static Path page() throws IOException {
        File at = new File("").getCanonicalFile();
        while (!new File(at, "mvnw").exists()) {
            at = Objects.requireNonNull(
                    at.getParentFile(), "no mvnw above " + at.toString().toLowerCase(Locale.ROOT));
        }
        return at.toPath().resolve("docs/strategies.md");
    }
}
