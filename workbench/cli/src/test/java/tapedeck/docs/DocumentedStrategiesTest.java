package tapedeck.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.cli.Sandbox;
import tapedeck.cli.Try;

/// Compiles and backtests the strategies of the documents, so that what a reader copies trades.
///
/// A block is one when its fence is ```` ```java run ````: a whole file.
final class DocumentedStrategiesTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java run\\n(.*?)^```$");
    private static final Pattern NAME = Pattern.compile("public (?:final )?class (\\w+)");
    private static final Pattern TRADES = Pattern.compile("Trades +([0-9,]+)");

    @TempDir
    private Path folder = Path.of("");

    @TestFactory
    Stream<DynamicTest> everyMarkedStrategyCompilesAndTrades() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path document : DocumentedCommandsTest.documents()) {
            for (String source : blocks(document)) {
                String name = name(source);
                tests.add(DynamicTest.dynamicTest(document.getFileName() + ": " + name, () -> trades(name, source)));
            }
        }
        assertThat(tests).as("strategies in the documents").hasSizeGreaterThanOrEqualTo(3);
        return tests.stream();
    }

    private static List<String> blocks(Path document) throws IOException {
        return BLOCK.matcher(Files.readString(document, StandardCharsets.UTF_8))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static String name(String source) {
        Matcher matcher = NAME.matcher(source);
        assertThat(matcher.find()).as(source).isTrue();
        return matcher.group(1);
    }

    private void trades(String name, String source) throws IOException {
        Path workspace = Files.createTempDirectory(folder, "workspace");
        Sandbox sandbox = new Sandbox(workspace);
        Files.writeString(workspace.resolve("strategies/" + name + ".java"), source, StandardCharsets.UTF_8);

        Try done = sandbox.run("backtest", name, "-s", "UP", "--no-report");

        assertThat(done.exit()).as(done.err()).isZero();
        Matcher trades = TRADES.matcher(done.out());
        assertThat(trades.find()).as(done.out()).isTrue();
        assertThat(Integer.parseInt(trades.group(1).replace(",", "")))
                .as(done.out())
                .isPositive();
    }

    @Test
    void theStrategyOfTheReadmeHasTwentyLinesAtMost() throws IOException {
        List<String> found = blocks(ScratchClone.root().resolve("README.md"));

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().lines().count()).isLessThanOrEqualTo(20);
    }
}
