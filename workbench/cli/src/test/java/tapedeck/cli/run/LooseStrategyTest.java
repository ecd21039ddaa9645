package tapedeck.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tapedeck.cli.Sandbox;
import tapedeck.cli.Try;

/// Single files in `strategies/`, by the command line: what works, and what is said where it does not.
final class LooseStrategyTest {
    private static final Pattern RUN = Pattern.compile("run ([0-9a-f]{16})");

    @TempDir
    private Path folder = Path.of("");

    private Sandbox sandbox() throws IOException {
        return new Sandbox(folder);
    }

    @BeforeEach
    void workspace() throws IOException {
        sandbox();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve("strategies").resolve(name + ".java"), text, StandardCharsets.UTF_8);
    }

    private Try run(String... words) {
        return Try.in(folder, words);
    }

    private static String events(String name, String members) {
        return """
                import java.time.Duration;
                import java.util.List;
                import tapedeck.indicator.*;
                import tapedeck.model.*;
                import tapedeck.strategy.*;

                /// Buys once and holds.
                public class %s implements TradingStrategy {
                    Series bars;
                    @Override public void setup(Setup setup) { bars = setup.bars(); setup.every("tick", Duration.ofDays(7)); }
                    void hold(Desk desk) { if (desk.isFlat(bars)) desk.submit(Order.buy(bars, 1)); }
                %s
                }
                """.formatted(name, members);
    }

    private static String id(Try done) {
        var matcher = RUN.matcher(done.out());
        assertThat(matcher.find()).as(done.out() + done.err()).isTrue();
        return matcher.group(1);
    }

    @Test
    void aFileRunsAndItsSourceIsKeptWithTheRun() throws IOException {
        String text = events("Holder", "@Override public void onBar(Bar bar, Desk desk) { hold(desk); }");
        write("Holder", text);

        Try done = run("backtest", "Holder", "-s", "UP", "--no-report");

        assertThat(done.exit()).as(done.err()).isZero();
        Path kept = folder.resolve("reports").resolve(id(done)).resolve("strategy/Holder.java");
        assertThat(kept).content(StandardCharsets.UTF_8).isEqualTo(text);
    }

    @Test
    void theSameSourceIsTheSameRunAndACommentChangesNothing() throws IOException {
        String text = events("Holder", "@Override public void onBar(Bar bar, Desk desk) { hold(desk); }");
        write("Holder", text);
        String first = id(run("backtest", "Holder", "-s", "UP", "--no-report"));

        write("Holder", "// remark\n\n" + text);
        String remarked = id(run("backtest", "Holder", "-s", "UP", "--no-report"));
        write("Holder", text.replace("buy(bars, 1)", "buy(bars, 2)"));
        String changed = id(run("backtest", "Holder", "-s", "UP", "--no-report"));

        assertThat(remarked).isEqualTo(first);
        assertThat(changed).isNotEqualTo(first);
    }

    @Test
    void whatAStrategyUsesOfAnotherFileIsKeptToo() throws IOException {
        write("Sizes", "public class Sizes { public static double one() { return 1; } }");
        write(
                "Holder",
                events(
                        "Holder",
                        "@Override public void onBar(Bar bar, Desk desk) { if (Sizes.one() > 0) hold(desk); }"));

        Try done = run("backtest", "Holder", "-s", "UP", "--no-report");

        assertThat(folder.resolve("reports").resolve(id(done)).resolve("strategy/Sizes.java"))
                .exists();
    }

    @Test
    void aLooseStrategyHidesABuiltInOneWithANote() throws IOException {
        write("SmaCross", events("SmaCross", "@Override public void onBar(Bar bar, Desk desk) { hold(desk); }"));

        Try done = run("backtest", "SmaCross", "-s", "UP", "--no-report");

        assertThat(done.err()).contains("the built-in strategy of this name is hidden");
        assertThat(done.out()).contains("SmaCross ·");
    }

    @Test
    void aKeptRunOfALooseStrategyVerifies() throws IOException {
        write("Holder", events("Holder", "@Override public void onBar(Bar bar, Desk desk) { hold(desk); }"));
        String id = id(run("backtest", "Holder", "-s", "UP", "--no-report"));

        Try verified = run("verify", id, "--play");

        assertThat(verified.exit()).as(verified.out() + verified.err()).isZero();
        String manifest = Files.readString(folder.resolve("reports").resolve(id).resolve("manifest.txt"));
        assertThat(verified.out().lines()).hasSize(3).allMatch(manifest::contains);
    }

    @Test
    void aRunOfALooseStrategyCanBePromotedWithItsClassesAndSource() throws IOException {
        write("Holder", events("Holder", "@Override public void onBar(Bar bar, Desk desk) { hold(desk); }"));
        run("backtest", "Holder", "-s", "UP", "--no-report");

        Try promoted = run("promote", "@last", "--to", "paper", "--name", "mine");

        assertThat(promoted.exit()).as(promoted.out() + promoted.err()).isZero();
        assertThat(contents().keySet())
                .anyMatch(file -> file.matches("live-runner/deployments/mine/[0-9a-f]{16}/classes/Holder.class"))
                .anyMatch(file -> file.matches("live-runner/deployments/mine/[0-9a-f]{16}/source/Holder.java"));
    }

    @Test
    void aCompileErrorShowsTheLineAndACaretAndEndsWith4() throws IOException {
        write("Holder", events("Holder", "    @Override public void onBar(Barr bar, Desk desk) {}"));

        Try done = run("backtest", "Holder", "-s", "UP");

        assertThat(done.exit()).isEqualTo(4);
        assertThat(done.err()).isEqualTo("""
                error[TD-S101] strategies/Holder.java:12:33  cannot find symbol: class Barr
                   12 |     @Override public void onBar(Barr bar, Desk desk) {}
                      |                                 ^^^^
                  hint: did you mean Bar (tapedeck.model)?   exit 4
                """);
    }

    @Test
    void whatTheCompilerWarnsOfIsShownOnceWithItsLine() throws IOException {
        write("Holder", events("Holder", "    List raw;"));
        write("Other", events("Other", "    List raw;"));

        Try first = run("backtest", "Holder", "-s", "UP", "--no-report");

        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(first.err()).isEqualTo("""
                warning[TD-S121] strategies/Holder.java:12:5  found raw type: java.util.List; missing type arguments \
                for generic class java.util.List<E>
                   12 |     List raw;
                      |     ^^^^
                """);
        assertThat(run("backtest", "Holder", "-s", "UP", "--no-report").err())
                .as("nothing was compiled")
                .isEmpty();
        write("Holder", events("Holder", "    List raw; int n;"));
        assertThat(run("backtest", "Holder", "-s", "UP", "--no-report", "-q").err())
                .isEmpty();
    }

    @Test
    void badHabitsAreRememberedUntilTheCodeChanges() throws IOException {
        write("Holder", events("Holder", "long made = System.nanoTime();"));
        String warning = "! the strategy asks the system's clock: System.nanoTime in Holder's constructor, line ";

        assertThat(run("backtest", "Holder", "-s", "UP").out()).contains(warning + 12);
        assertThat(folder.resolve(".tapedeck/habits")).isDirectoryContaining("glob:**.txt");
        assertThat(run("backtest", "Holder", "-s", "DOWN").out()).contains(warning + 12);
        write("Holder", events("Holder", "\nfinal long made = System.nanoTime(); int n;"));
        assertThat(run("backtest", "Holder", "-s", "UP").out()).contains(warning + 13);
        write("Holder", events("Holder", "int n;"));
        assertThat(run("backtest", "Holder", "-s", "UP").out()).doesNotContain("system's clock");
    }

    @Test
    void theSourceLineIsFoundFromAFolderBelowToo() throws IOException {
        write("Holder", "public class Holder {");

        Try done = Try.in(folder.resolve("strategies"), "backtest", "Holder", "-s", "UP");

        assertThat(done.err()).contains("    1 | public class Holder {");
    }

    @Test
    void anUnknownParameterIsRefusedWithTheNearest() throws IOException {
        write("Holder", events("Holder", "@Param(min = 1, max = 9) int lookback = 5;"));

        Try unknown = run("backtest", "Holder", "-s", "UP", "-p", "lokback=3");
        Try outside = run("backtest", "Holder", "-s", "UP", "-p", "lookback=30");

        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("Holder has no parameter 'lokback'", "did you mean 'lookback'?");
        assertThat(outside.exit()).isEqualTo(2);
        assertThat(outside.err()).contains("'30' is not allowed for Holder.lookback", "a value from 1 to 9");
    }

    @Test
    void anAnswerToEveryAnswerIsNamedWithItsBar() throws IOException {
        write(
                "Echo",
                events(
                        "Echo",
                        "@Override public void onBar(Bar b, Desk d) { hold(d); } "
                                + "@Override public void onOrder(OrderEvent e, Desk d) { d.submit(Order.buy(bars, 0)); }"));

        assertThat(failure("Echo"))
                .contains("error[TD-S113] Echo.onOrder  gave rise to more than 10000 events at 2020-", ", bar 2020-")
                .contains("does it answer each event of an order with another order?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            setup   | void n() { while (bars != null) LockSupport.park(); } @Override public void setup(Setup s) { bars = s.bars(); n(); }
            onBars  | @Override public void onBars(List<Bar> closed, Desk desk) { while (true) LockSupport.park(); }
            onTick  | @Override public void onTick(Tick tick, Desk desk) { while (true) LockSupport.park(); }
            onOrder | @Override public void onBar(Bar b, Desk d) { hold(d); } public void onOrder(OrderEvent e, Desk d) { while (true) LockSupport.park(); }
            onTimer | @Override public void onTimer(String name, Desk desk) { while (true) LockSupport.park(); }
            onStop  | @Override public void onStop(Desk desk) { while (true) LockSupport.park(); }
            """)
    void aCallbackThatNeverReturnsIsNamedWithItsBar(String callback, String member) throws IOException {
        String text = events("Hangs", member)
                .replace("import java.util", "import java.util.concurrent.locks.*;\nimport java.util");
        write("Hangs", callback.equals("setup") ? text.replaceFirst("    @Override public void setup.*\n", "") : text);

        Try done = run("backtest", "Hangs", "-s", "UP", "--set", "strategy.timeout=1s");

        assertThat(done.exit()).as(done.err()).isEqualTo(4);
        assertThat(done.err())
                .contains("error[TD-S120] Hangs." + callback + "  did not return within 1")
                .contains(callback.equals("setup") ? "hint: look at Hangs.java:" : ", bar 202");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            setup   | @Override public void setup(Setup setup) { throw new IllegalStateException("x"); }
            onBar   | @Override public void onBar(Bar bar, Desk desk) { throw new IllegalStateException("x"); }
            onBars  | @Override public void onBars(List<Bar> closed, Desk desk) { throw new IllegalStateException("x"); }
            onTick  | @Override public void onTick(Tick tick, Desk desk) { throw new IllegalStateException("x"); }
            onOrder | @Override public void onBar(Bar b, Desk d) { hold(d); } public void onOrder(OrderEvent e, Desk d) { throw new IllegalStateException("x"); }
            onTimer | @Override public void onTimer(String name, Desk desk) { throw new IllegalStateException("x"); }
            onStop  | @Override public void onStop(Desk desk) { throw new IllegalStateException("x"); }
            """)
    void aThrowingCallbackIsNamedWithItsBarAndChangesNothing(String callback, String member) throws IOException {
        String text = events("Thrower", member);
        write(
                "Thrower",
                callback.equals("setup") ? text.replaceFirst("    @Override public void setup.*\n", "") : text);
        write("Holder", events("Holder", "@Override public void onBar(Bar bar, Desk desk) { hold(desk); }"));
        run("backtest", "Holder", "-s", "UP", "--no-report");
        SortedMap<String, String> before = contents();

        Try done = run("backtest", "Thrower", "-s", "UP");

        assertThat(done.exit()).as(done.err()).isEqualTo(4);
        assertThat(done.err())
                .contains("error[TD-S110] Thrower." + callback + "  threw java.lang.IllegalStateException: x")
                .contains(callback.equals("setup") ? "before the first bar" : ", bar 202")
                .contains("look at Thrower.java:")
                .doesNotContain("\tat ");
        assertThat(contents()).isEqualTo(before);
    }

    /// Everything in the workspace but the cache of compiled strategies, by path.
    private SortedMap<String, String> contents() throws IOException {
        SortedMap<String, String> all = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                if (!name.startsWith(".tapedeck")) {
                    all.put(name, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            assertion      | @Override public void onBar(Bar bar, Desk desk) { throw new AssertionError("no"); }
            stack overflow | @Override public void onBar(Bar bar, Desk desk) { onBar(bar, desk); }
            null order     | @Override public void onBar(Bar bar, Desk desk) { desk.submit(null); }
            null series    | @Override public void onBar(Bar bar, Desk desk) { desk.submit(Order.buy(null, 1)); }
            """)
    void whateverGoesWrongInACallbackIsTheStrategysFault(String what, String member) throws IOException {
        write("Wrong", events("Wrong", member));

        Try done = run("backtest", "Wrong", "-s", "UP");

        assertThat(done.exit()).as(what + done.err()).isEqualTo(4);
        assertThat(done.err()).contains("Wrong.onBar", ", bar 2020-01-02");
    }

    @ParameterizedTest
    @CsvSource({"Double.NaN", "Double.POSITIVE_INFINITY", "-1", "0", "1e300", "Double.MIN_VALUE"})
    void anAbsurdSizeIsRefusedAndCounted(String size) throws IOException {
        write(
                "Absurd",
                events(
                                "Absurd",
                                "@Override public void onBar(Bar bar, Desk desk) { desk.submit(Order.buy(bars, " + size
                                        + ")); }")
                        .replace("Order.buy(bars, 1)", "Order.buy(bars, 1)"));

        Try done = run("backtest", "Absurd", "-s", "UP", "--no-report");

        assertThat(done.exit()).as(done.err()).isIn(0, 4);
        assertThat(done.out() + done.err()).contains("Absurd").doesNotContain("TD-X001");
    }

    @Test
    void aRuleStrategyThatReturnsNullIsNamed() throws IOException {
        String rules = """
                import org.ta4j.core.*;
                import tapedeck.ta4j.*;
                public class Nothing implements RuleStrategy {
                    public Strategy build(BarSeries bars) { return null; }
                }
                """;
        write("Nothing", rules);
        write("Naked", rules.replace("Nothing", "Naked").replace("return null; }", """
                var x = new Sma(bars, 3);
                    return new BaseStrategy(new CrossedUp(x, x), new CrossedDown(x, x)); }
                    public Protection protection() { return null; }"""));

        Try build = run("backtest", "Nothing", "-s", "UP");
        Try protection = run("backtest", "Naked", "-s", "UP");

        assertThat(build.exit()).isEqualTo(4);
        assertThat(build.err()).contains("Nothing  build() returned null");
        assertThat(protection.exit()).as(protection.err()).isEqualTo(4);
        assertThat(protection.err()).contains("Naked  protection() returned null");
    }

    @Test
    void aClassThatCannotBeMadeIsNamed() throws IOException {
        write("Closed", events("Closed", "private Closed() {}"));
        write("Failing", events("Failing", "public Failing() { throw new IllegalStateException(\"x\"); }"));
        write("Static", events("Static", "static final int X = Integer.parseInt(\"x\");"));
        write("Fixed", events("Fixed", "@Param final int x = 3;"));
        write("Plain", "public class Plain {}");

        write("Typed", events("Typed", "@Param List<String> x = List.of();"));
        write("Guarded", """
                import org.ta4j.core.*;
                import org.ta4j.core.rules.*;
                import tapedeck.ta4j.*;
                public class Guarded implements RuleStrategy {
                    public Strategy build(BarSeries bars) { return new BaseStrategy(BooleanRule.TRUE, BooleanRule.FALSE); }
                    public Protection protection() { throw new IllegalStateException("x"); }
                }
                """);

        assertThat(failure("Typed")).contains("TD-S112", "Typed.x  a parameter cannot be a List");
        assertThat(failure("Guarded"))
                .contains("TD-S110", "Guarded.protection  threw java.lang.IllegalStateException: x");
        assertThat(failure("Closed")).contains("TD-S105", "no public constructor without arguments");
        assertThat(failure("Failing")).contains("TD-S103", "Failing  its constructor threw");
        assertThat(failure("Static")).contains("TD-S103", "Static  cannot be initialised");
        assertThat(failure("Fixed")).contains("TD-S112", "Fixed.x  a parameter that is final or static");
        assertThat(failure("Plain")).contains("TD-S102", "Plain  is no strategy");
    }

    private String failure(String name) {
        Try done = run("backtest", name, "-s", "UP");
        assertThat(done.exit()).as(done.err()).isEqualTo(4);
        return done.err();
    }

    @Test
    void aRunFolderIsNotLeftBehindByAFailure() throws IOException {
        write(
                "Thrower",
                events("Thrower", "@Override public void onStop(Desk desk) { throw new RuntimeException(); }"));

        failure("Thrower");

        try (Stream<Path> list = Files.list(folder.resolve("reports"))) {
            assertThat(list).isEmpty();
        }
    }
}
