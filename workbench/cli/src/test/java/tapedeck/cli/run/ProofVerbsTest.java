package tapedeck.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tapedeck.cli.Sandbox;
import tapedeck.cli.Try;
import tapedeck.strategy.StrategyProvider;

/// Warm-up, look-ahead, hygiene and the watchdog from the user's chair.
final class ProofVerbsTest {
    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void begin() throws IOException {
        new Sandbox(folder);
    }

    private Try run(String... words) {
        return Try.in(folder, words);
    }

    /// Writes a loose strategy whose `onBar` does this.
    private void strategy(String name, String fields, String onBar) throws IOException {
        Files.writeString(
                folder.resolve("strategies/" + name + ".java"),
                """
                import java.util.*;
                import tapedeck.indicator.*;
                import tapedeck.model.*;
                import tapedeck.strategy.*;

                public class %s implements TradingStrategy {
                    Series bars;
                    %s

                    @Override public void setup(Setup setup) {
                        bars = setup.bars();
                    }

                    @Override public void onBar(Bar bar, Desk desk) {
                        %s
                    }
                }
                """.formatted(name, fields, onBar),
                StandardCharsets.UTF_8);
    }

    // ---- look-ahead

    @Test
    void aCleanStrategyPassesAndTheNextRunSaysSo() throws IOException {
        assertThat(run("backtest", "SmaCross", "-s", "UP").out())
                .contains("look-ahead check not run — tapedeck lookahead SmaCross -s UP");

        Try examined = run("lookahead", "SmaCross", "-s", "UP");

        assertThat(examined.exit()).as(examined.err()).isZero();
        assertThat(examined.out())
                .contains("history cut", "future poisoned", "✔ no look-ahead found in ")
                .doesNotContain("✖");
        assertThat(run("backtest", "SmaCross", "-s", "UP").out()).doesNotContain("look-ahead");
        assertThat(verified()).isZero();
    }

    private int verified() throws IOException {
        Path run = RunReference.find(folder.resolve("reports"), "@last");
        return run("verify-report", run.resolve("report.html").toString()).exit();
    }

    @Test
    void anotherParameterHasNotBeenExamined() {
        run("lookahead", "SmaCross", "-s", "UP");

        assertThat(run("backtest", "SmaCross", "-s", "UP", "-p", "fast=7").out())
                .contains("look-ahead check not run");
    }

    @Test
    void aStaticFieldThatRemembersAnEarlierRunIsFound() throws IOException {
        strategy("Remembers", "static final List<Double> SEEN = new ArrayList<>(); int i;", """
                if (i + 1 < SEEN.size() && SEEN.get(i + 1) > bar.close()) desk.submit(Order.buy(bar, 1));
                if (i < SEEN.size()) SEEN.set(i, bar.close()); else SEEN.add(bar.close());
                i++;
                """);

        Try examined = run("lookahead", "Remembers", "-s", "UP");

        assertThat(examined.exit()).isEqualTo(5);
        assertThat(examined.out()).contains("all data ", "cut there ", "buy 1 market (second run)");
        assertThat(examined.err()).contains("error[TD-K020] Remembers, bar 2020-", "keeps state between runs");
    }

    @Test
    void askingForTheNextBarIsFound() throws IOException {
        strategy("Asks", "", "if (bars.closePrice(bars.lastIndex() + 1) > 0) desk.submit(Order.buy(bar, 1));");

        Try examined = run("lookahead", "Asks", "-s", "UP");

        assertThat(examined.exit()).isEqualTo(5);
        assertThat(examined.err()).contains("asked for a bar that had not closed");
    }

    /// A rule strategy in ta4j's own words that enters when this is true.
    private void rules(String name, String enter) throws IOException {
        Files.writeString(
                folder.resolve("strategies/" + name + ".java"), """
                import org.ta4j.core.*;
                import org.ta4j.core.indicators.averages.*;
                import org.ta4j.core.indicators.helpers.*;
                import org.ta4j.core.rules.*;
                import tapedeck.ta4j.*;

                public class %s implements RuleStrategy {
                    @Override public Strategy build(BarSeries bars) {
                        var close = new ClosePriceIndicator(bars);
                        var mean = new SMAIndicator(close, 5);
                        var ours = new Sma(bars, 3);
                        Rule enter = %s;
                        return new BaseStrategy(enter, new UnderIndicatorRule(close, mean), 6);
                    }
                }
                """.formatted(name, enter), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(i, record) -> bars.getBar(i + 1).getClosePrice().isGreaterThan(close.getValue(i))",
                "(i, record) -> close.getValue(i + 1).isGreaterThan(close.getValue(i))",
                "(i, record) -> mean.getValue(i + 2).isGreaterThan(mean.getValue(i))",
                "(i, record) -> ours.getValue(i + 1).isGreaterThan(close.getValue(i))",
                "(i, record) -> bars.getBarData().get(i + 1).getHighPrice().isGreaterThan(close.getValue(i))"
            })
    void aTa4jStrategyThatPeeksIsRefusedByItsViewOfTheBars(String enter) throws IOException {
        rules("Peeks", enter);

        Try examined = run("lookahead", "Peeks", "-s", "UP");

        assertThat(examined.exit()).as(examined.out() + examined.err()).isEqualTo(5);
        assertThat(examined.err()).contains("error[TD-K020] Peeks, bar 2020-", "asked for a bar that had not closed");
    }

    @Test
    void aTa4jStrategyThatLooksBackPasses() throws IOException {
        rules("Honest", "new OverIndicatorRule(close, new PreviousValueIndicator(mean, 1))");

        Try examined = run("lookahead", "Honest", "-s", "UP");

        assertThat(examined.exit()).as(examined.out() + examined.err()).isZero();
    }

    @Test
    void fillsAtTheCloseOfTheSignalBarAreFound() {
        Try examined = run("lookahead", "SmaCross", "-s", "UP", "--fill", "this-close", "--json");

        assertThat(examined.exit()).isEqualTo(5);
        assertThat(examined.out()).contains("\"schema\":\"tapedeck.lookahead/1\"", "\"kind\":\"SAME_CLOSE\"");
    }

    @Test
    void whatReadsFilesCannotBeProved() throws IOException {
        strategy("Reads", "", "if (new java.io.File(\"prices.csv\").length() > 5) desk.submit(Order.buy(bar, 1));");

        Try examined = run("lookahead", "Reads", "-s", "UP");

        assertThat(examined.exit()).isEqualTo(5);
        assertThat(examined.err()).contains("cannot be proved", "reads or writes files: File.");
    }

    // ---- warm-up

    @Test
    void aWarmUpThatIsTooShortIsFlaggedAndKept() throws IOException {
        shortOfHistory();

        Try examined = run("warmup", "Hasty", "-s", "UP", "--restarts", "50");

        assertThat(examined.exit()).isEqualTo(5);
        assertThat(examined.out()).contains("decide otherwise", "declared", "✔ clean from ");
        assertThat(examined.err()).contains("error[TD-K021] Hasty", "its declared warm-up of ");
        try (Stream<Path> files = Files.list(folder.resolve("reports/proofs"))) {
            assertThat(Files.readString(files.findFirst().orElseThrow()))
                    .contains("warmup.outcome = not clean", "warmup.restarts = 50", "subject.strategy.0.hash = ");
        }
        assertThat(run("backtest", "Hasty", "-s", "UP").out()).contains("! warm-up not clean: ");
    }

    /// An exponential average that is believed from its first value on.
    private void shortOfHistory() throws IOException {
        strategy("Hasty", "Line mean;", """
                if (desk.isFlat(bars) && bar.close() > mean.now()) desk.submit(Order.buy(bar, 1));
                else if (bar.close() < mean.now()) desk.close(bars);
                """);
        Path file = folder.resolve("strategies/Hasty.java");
        Files.writeString(
                file,
                Files.readString(file).replace("setup.bars();", "setup.bars(); mean = setup.ema(bars.close(), 30);"));
    }

    @Test
    void whatIsCountedFromTheFirstBarIsToldFromAShortHistory() throws IOException {
        strategy("Every", "int n;", """
                if (++n % 7 == 0) { if (desk.isFlat(bars)) desk.submit(Order.buy(bar, 1)); else desk.close(bars); }
                """);

        Try examined = run("warmup", "Every", "-s", "UP", "--restarts", "50");

        assertThat(examined.exit()).isEqualTo(5);
        assertThat(examined.out()).contains("indicators equal", "! no indicator differs in these ");
        assertThat(examined.err()).contains("count on the calendar, not from its first bar");
    }

    @Test
    void theLibrarysWarmUpsAreLongEnough() {
        run("import", "generate", "--model", "regimes", "--seed", "3", "--symbol", "LONG", "--range", "2015..2022");
        run("import", "generate", "--model", "pair", "--leader-seed", "3", "--symbol", "MATE", "--range", "2015..2022");
        List<String> examined = new ArrayList<>();
        for (StrategyProvider library : ServiceLoader.load(StrategyProvider.class)) {
            for (Class<?> type : library.strategies()) {
                String name = type.getSimpleName();
                Try warmup = name.equals("PairsTrading")
                        ? run("warmup", name, "-s", "LONG,MATE", "--short", "-p", "other=MATE")
                        : run("warmup", name, "-s", "LONG", "--restarts", "100");
                assertThat(warmup.exit()).as(warmup.out() + warmup.err()).isZero();
                examined.add(name);
            }
        }
        assertThat(examined).hasSizeGreaterThan(10);
    }

    @Test
    void aStrategyWithoutMemoryIsCleanFromTheFirstBar() throws IOException {
        strategy("Simple", "", """
                if (bar.close() < bar.open() && desk.isFlat(bars)) desk.submit(Order.buy(bar, 1));
                else if (bar.close() > bar.open()) desk.close(bars);
                """);

        Try examined = run("warmup", "Simple", "-s", "UP", "--json");

        assertThat(examined.exit()).as(examined.err()).isZero();
        assertThat(examined.out()).contains("\"declared\":1,\"clean\":1,");
    }

    @Test
    void tooShortARangeIsRefused() {
        Try examined = run("warmup", "SmaCross", "-s", "UP", "-r", "2020-01..2020-06");

        assertThat(examined.exit()).isEqualTo(3);
        assertThat(examined.err()).contains("TD-D063", "cannot be examined on ");
    }

    // ---- hygiene

    @Test
    void badHabitsAreAWarningOfABacktestAndARefusalOfAPromotion() throws IOException {
        strategy("Dirty", "final Random random = new Random();", """
                if (System.nanoTime() % 20 == 0 && random.nextInt(3) == 0) desk.submit(Order.buy(bar, 1));
                """);

        Try tested = run("backtest", "Dirty", "-s", "UP");
        Try promoted = run("promote", "@last", "--to", "paper", "--name", "dirty");

        assertThat(tested.exit()).as(tested.err()).isZero();
        assertThat(tested.out())
                .contains("! the strategy asks the system's clock: System.nanoTime in Dirty.onBar, line ")
                .contains("! the strategy draws chance without a seed: Random.<init>");
        assertThat(promoted.exit()).isEqualTo(5);
        assertThat(promoted.out())
                .contains("✖ code depends on its inputs alone   it draws chance", "; it asks the system's clock");
    }

    @Test
    void aBundleSaysWhatWasProved() throws IOException {
        run("backtest", "SmaCross", "-s", "UP");
        run("lookahead", "SmaCross", "-s", "UP");

        Try promoted = run("promote", "@last", "--to", "paper", "--name", "clean");

        assertThat(promoted.exit()).as(promoted.err()).isZero();
        assertThat(promoted.out()).contains("✔ no look-ahead", "! warm-up is clean   not examined: tapedeck warmup");
        Path deployment = folder.resolve("live-runner/deployments/clean");
        String id = Files.readString(deployment.resolve("current")).strip();
        assertThat(deployment.resolve(id).resolve("bundle.txt"))
                .content()
                .contains("proof.lookahead.outcome = passed\n", "proof.warmup.outcome = not examined\n");
    }

    // ---- the watchdog

    @Test
    void aCallbackThatDoesNotComeBackIsNamedWithItsBar() throws IOException {
        strategy("Stuck", "int n;", """
                if (++n == 40) java.util.concurrent.locks.LockSupport.park();
                while (n >= 40) java.util.concurrent.locks.LockSupport.park();
                """);

        Try tested = run("backtest", "Stuck", "-s", "UP", "--set", "strategy.timeout=300ms");

        assertThat(tested.exit()).isEqualTo(4);
        assertThat(tested.err())
                .contains("error[TD-S120] Stuck.onBar  did not return within 300", ", bar 2020-02-")
                .contains("look at Stuck.java:");
        assertThat(folder.resolve("reports")).isEmptyDirectory();
    }

    @Test
    void theExaminationsWatchToo() throws IOException {
        strategy("Stuck", "int n;", "while (++n >= 40) java.util.concurrent.locks.LockSupport.park();");

        for (String verb : new String[] {"warmup", "lookahead"}) {
            Try examined = run(verb, "Stuck", "-s", "UP", "--set", "strategy.timeout=300ms");

            assertThat(examined.exit()).isEqualTo(4);
            assertThat(examined.err()).contains("error[TD-S120] Stuck.onBar  did not return within 300");
        }
    }

    @Test
    void aSlowStrategyWithoutALimitIsLeftInPeace() throws IOException {
        strategy("Calm", "", "");

        assertThat(run("backtest", "Calm", "-s", "UP", "--set", "strategy.timeout=0")
                        .exit())
                .isZero();
    }

    // ---- no trades

    @Test
    void aRunWithoutTradesSaysWhy() throws IOException {
        strategy("Silent", "@Param int need = 5;", "");
        Files.writeString(
                folder.resolve("strategies/Cold.java"),
                Files.readString(folder.resolve("strategies/Silent.java"))
                        .replace("Silent", "Cold")
                        .replace("setup.bars();", "setup.bars(); bars.require(9000);"));

        assertThat(run("backtest", "Silent", "-s", "UP").out())
                .contains("! 0 trades: the strategy was called on ", " bars and never sent an order");
        assertThat(run("backtest", "Cold", "-s", "UP").out())
                .contains("! 0 trades: the warm-up never ended, which needs 9,000 bars of UP 1d, and ");
        assertThat(run("backtest", "EmaCross", "-s", "UP", "-p", "fast=50", "-p", "slow=50")
                        .out())
                .contains("the entry rule was asked on ", " and was never true");
        assertThat(run("backtest", "SmaCross", "-s", "UP", "--cash", "30").out())
                .contains("0 trades: ", "the size rounds to zero lots", "raise --cash");
    }

    @Test
    void theReportOfARunWithoutTradesSaysWhyToo() throws IOException {
        strategy("Silent", "", "");
        run("backtest", "Silent", "-s", "UP");
        Path run = RunReference.find(folder.resolve("reports"), "@last");

        assertThat(run.resolve("report.json")).content().contains("never sent an order");
        assertThat(run.resolve("report.html")).content().contains("never sent an order");
        assertThat(verified()).isZero();
    }
}
