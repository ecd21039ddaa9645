package tapedeck.cli.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tapedeck.cli.Sandbox;
import tapedeck.cli.Try;

final class AuthorVerbsTest {
    @TempDir
    private Path folder = Path.of("");

    private Try run(String... words) {
        return Try.in(folder, words);
    }

    @ParameterizedTest
    @CsvSource({"rules, -s UP", "events, -s UP", "pairs, -s UP;DOWN --short -p other=DOWN -p lookback=30 -p entry=1"})
    void everyTemplateCompilesRunsAndTrades(String template, String options) throws IOException {
        new Sandbox(folder);

        Try made = run("new", "strategy", "Mine", "--template", template);
        String command = "backtest Mine --no-report --json -p " + (template.equals("rules") ? "slow=10" : "lookback=30")
                + " " + options.replace(" -p lookback=30", "").replace(';', ',');
        Try played = run(command.split(" ", -1));

        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(played.exit()).as(played.err()).isZero();
        assertThat(played.out()).containsPattern("\"trades\":\\{?[^0-9]*[1-9]");
    }

    @Test
    void thePairsTemplateDeclaresTheHistoryThatFillsItAgain() throws IOException {
        new Sandbox(folder);
        run("new", "strategy", "Mine", "--template", "pairs");

        assertThat(run("strategies", "show", "Mine").out()).contains("warm-up  101 bars with the defaults");
    }

    @Test
    void aTemplateIsDocumented() throws IOException {
        new Sandbox(folder);
        run("new", "strategy", "Mine", "--template", "events");

        Try shown = run("strategies", "show", "Mine");

        assertThat(shown.out()).isEqualTo("""
                Mine  strategies/Mine.java
                  Buys a breakout and risks one percent of equity on it.

                  Try it: tapedeck backtest Mine -s ACME -p lookback=30

                 risk     1 % of equity to a stop at some average true ranges
                 warm-up  202 bars with the defaults

                 parameter    type    default  from   to  step  what it is
                 lookback     int          20    10  200     5  bars of the breakout
                 atrMultiple  double      2.0   0.5    6   0.5  average true ranges to the stop
                """);
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        new Sandbox(folder);
        Path mine = folder.resolve("strategies/Mine.java");
        Files.writeString(mine, "my own");

        Try again = run("new", "strategy", "Mine");

        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err()).contains("strategies/Mine.java is there already");
        assertThat(mine).content(StandardCharsets.UTF_8).isEqualTo("my own");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mine",
                "2Mine",
                "My-Own",
                "../Mine",
                "class",
                "String",
                "Strategy",
                "Größe",
                "a.b.Mine",
                "Param",
                ""
            })
    void aNameThatIsNoClassNameIsRefused(String name) throws IOException {
        new Sandbox(folder);

        Try made = run("new", "strategy", name);

        assertThat(made.exit()).as(made.err()).isEqualTo(2);
        try (var files = Files.list(folder.resolve("strategies"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aMisspeltTemplateIsSuggested() throws IOException {
        new Sandbox(folder);

        assertThat(run("new", "strategy", "Mine", "--template", "rule").err()).contains("did you mean 'rules'?");
    }

    @Test
    void theListHasLooseOnesFirstAndSaysWhatDoesNotCompile() throws IOException {
        new Sandbox(folder);
        run("new", "strategy", "Mine");
        Files.writeString(folder.resolve("strategies/Broken.java"), "public class Broken {");
        Files.writeString(folder.resolve("strategies/Tool.java"), "public class Tool {}");

        Try listed = run("strategies", "ls");

        assertThat(listed.exit()).as(listed.err()).isZero();
        assertThat(listed.out().lines().map(String::strip).toList())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("Broken")
                        .contains("loose", "✖ strategies/Broken.java:1:22  reached end of file while parsing"))
                .anySatisfy(line -> assertThat(line).matches("Mine +loose +207 +fast=12 slow=26 +Buys when .*"))
                .anySatisfy(line -> assertThat(line).matches("SmaCross +built-in +31 +fast=10 slow=30 +Buys .*"))
                .noneSatisfy(line -> assertThat(line).startsWith("Tool"));
        assertThat(listed.out().indexOf("Mine ")).isLessThan(listed.out().indexOf("BollingerBands"));
    }

    @Test
    void theListIsADocumentToo() throws IOException {
        new Sandbox(folder);

        String json = run("strategies", "ls", "--json").out();
        String one = run("strategies", "show", "SmaCross", "--json").out();

        assertThat(json)
                .startsWith("{\"schema\":\"tapedeck.strategies/1\",\"ok\":true,\"strategies\":[{\"name\":")
                .contains(
                        "\"name\":\"slow\",\"type\":\"int\",\"default\":\"30\",\"min\":5.0,\"max\":500.0,\"step\":5.0");
        assertThat(one).startsWith("{\"schema\":\"tapedeck.strategy/1\",\"ok\":true,\"name\":\"SmaCross\"");
    }

    @Test
    void anUnknownStrategyIsSuggested() throws IOException {
        new Sandbox(folder);

        Try shown = run("strategies", "show", "SmaCros");

        assertThat(shown.exit()).isEqualTo(2);
        assertThat(shown.err()).contains("did you mean 'SmaCross'?");
    }

    @Test
    void anInitialisedFolderIsAWorkspaceWhoseStrategyRuns() {
        Try made = run("init", "mine");

        Try played = Try.in(folder.resolve("mine/notebooks"), "backtest", "HelloCross", "-s", "ACME", "--no-report");

        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(folder.resolve("mine"))
                .isDirectoryContaining("glob:**/tapedeck.yaml")
                .isDirectoryContaining("glob:**/pom.xml")
                .isDirectoryContaining("glob:**/.gitignore")
                .isDirectoryContaining("glob:**/reports");
        assertThat(folder.resolve("mine/data/market_data/stocks/ACME.csv")).exists();
        assertThat(played.exit()).as(played.err()).isZero();
        assertThat(played.out()).contains("HelloCross · ACME 1d");
        assertThat(folder.resolve("mine/reports")).isNotEmptyDirectory();
    }

    @Test
    void initChangesNothingThatIsThere() throws IOException {
        Files.writeString(folder.resolve("pom.xml"), "mine");

        Try made = run("init");

        assertThat(made.exit()).isEqualTo(2);
        assertThat(made.err()).contains("has pom.xml already");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("pom.xml"));
        }
    }

    @Test
    void theProjectNamesOwnJarsByPathAndOthersByCoordinates() {
        ProjectLibraries libraries = new ProjectLibraries(
                java.util.List.of(
                        Path.of("/t/.tapedeck/app/2/tapedeck-core-0.1.0.jar"),
                        Path.of("/t/.tapedeck/app/2/tapedeck-cli-0.1.0.jar"),
                        Path.of("/u/repository/org/ta4j/ta4j-core/0.22.2/ta4j-core-0.22.2.jar"),
                        Path.of("/u/repository/tech/tablesaw/tablesaw-core/0.44.4/tablesaw-core-0.44.4.jar")),
                java.util.Optional.of(Path.of("/t")));

        assertThat(libraries.xml().lines().map(String::strip).toList())
                .containsExactly(
                        "<dependency><groupId>io.tapedeck</groupId><artifactId>tapedeck-core</artifactId>"
                                + "<version>here</version><scope>system</scope>"
                                + "<systemPath>$" + "{tapedeck.jars}/tapedeck-core-0.1.0.jar</systemPath></dependency>",
                        "<dependency><groupId>org.ta4j</groupId><artifactId>ta4j-core</artifactId>"
                                + "<version>0.22.2</version><exclusions><exclusion><groupId>*</groupId>"
                                + "<artifactId>*</artifactId></exclusion></exclusions></dependency>");
    }
}
