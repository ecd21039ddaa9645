package tapedeck.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.cli.Sandbox;
import tapedeck.cli.Try;

/// One account, several strategies: each with its own desk, parameters and line in the result.
final class SeveralStrategiesTest {
    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void begin() throws IOException {
        new Sandbox(folder);
    }

    private Try run(String... words) {
        return Try.in(folder, words);
    }

    private Path last() throws IOException {
        return RunReference.find(folder.resolve("reports"), "@last");
    }

    private List<String> trades() throws IOException {
        return Files.readAllLines(last().resolve("trades.csv"));
    }

    @Test
    void theyShareTheAccountAndAreToldApart() throws IOException {
        Try both = run("backtest", "SmaCross", "BollingerBands", "-s", "UP", "--size", "40%");

        assertThat(both.exit()).as(both.err()).isZero();
        assertThat(both.out())
                .contains("SmaCross + BollingerBands · UP 1d")
                .containsPattern("strategy +trades +P&L +win rate")
                .containsPattern("SmaCross +[1-9][0-9]* +[+−][0-9,.]+ .*fast=10 slow=30")
                .containsPattern("BollingerBands +[1-9][0-9]* +[+−][0-9,.]+ .*length=20")
                .contains("tapedeck lookahead SmaCross -s UP; tapedeck lookahead BollingerBands -s UP");
        assertThat(trades())
                .anySatisfy(line -> assertThat(line).contains(",SmaCross,"))
                .anySatisfy(line -> assertThat(line).contains(",BollingerBands,"));
        assertThat(last().resolve("report.html")).content().contains("By strategy");
        assertThat(last().resolve("strategy/SmaCross.java")).exists();
        assertThat(last().resolve("strategy/BollingerBands.java")).exists();
    }

    @Test
    void eachTradesAsItDoesAloneWhereMoneyIsEnough() throws IOException {
        String[] units = {"--set", "sizing.kind=units", "--set", "sizing.amount=1"};
        run(with(units, "backtest", "SmaCross", "-s", "UP"));
        List<String> alone = timesAndPrices("SmaCross");

        run(with(units, "backtest", "SmaCross,BollingerBands", "-s", "UP"));

        assertThat(timesAndPrices("SmaCross")).hasSizeGreaterThan(3).isEqualTo(alone);
    }

    private static String[] with(String[] more, String... words) {
        List<String> all = new java.util.ArrayList<>(List.of(words));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    /// Side, times, size and prices of a strategy's trades.
    private List<String> timesAndPrices(String strategy) throws IOException {
        return trades().stream()
                .filter(line -> line.contains("," + strategy + ","))
                .map(line -> String.join(",", List.of(line.split(",", -1)).subList(3, 9)))
                .toList();
    }

    @Test
    void blanksAndCommasAndARunFileMeanTheSameRun() throws IOException {
        run("backtest", "SmaCross", "EmaCross", "-s", "UP", "-p", "EmaCross.fast=5", "-p", "slow=20");
        Path first = last();

        run("backtest", "SmaCross,EmaCross", "-s", "UP", "-p", "slow=20", "-p", "EmaCross.fast=5");
        assertThat(last()).isEqualTo(first);
        Files.writeString(folder.resolve("two.yaml"), """
                strategy: { class: 'SmaCross, EmaCross', params: { slow: 20, EmaCross: { fast: 5 } } }
                data: { symbols: [UP] }
                """, StandardCharsets.UTF_8);
        run("backtest", "two.yaml");
        assertThat(last()).isEqualTo(first);
        Try again = run("backtest", first.resolve("config.yaml").toString());

        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(last()).isEqualTo(first);
        assertThat(first.resolve("manifest.txt"))
                .content()
                .contains("id.strategy.0.name = SmaCross", "id.strategy.1.param.fast = 5", "param.slow = 20");
        assertThat(run("verify", "@last").exit()).isZero();
        assertThat(run("replay", "@last").exit()).isZero();
    }

    @Test
    void orderOfTheStrategiesIsPartOfTheRun() throws IOException {
        run("backtest", "SmaCross,EmaCross", "-s", "UP");
        Path first = last();

        run("backtest", "EmaCross,SmaCross", "-s", "UP");

        assertThat(last()).isNotEqualTo(first);
    }

    @Test
    void wrongNamesAreRefusedWithTheRightOnes() {
        assertThat(run("backtest", "SmaCross,EmaCross", "-s", "UP", "-p", "EmaCrss.fast=5")
                        .err())
                .contains("there is no strategy 'EmaCrss' in this run", "did you mean 'EmaCross'?", "exit 2");
        assertThat(run("backtest", "SmaCross,EmaCross", "-s", "UP", "-p", "EmaCross.fats=5")
                        .err())
                .contains("EmaCross has no parameter 'fats'", "did you mean 'fast'?", "exit 2");
        assertThat(run("backtest", "SmaCross,EmaCross", "-s", "UP", "-p", "fats=5")
                        .err())
                .contains("none of SmaCross, EmaCross has a parameter 'fats'", "exit 2");
        assertThat(run("backtest", "SmaCross,SmaCross", "-s", "UP").err()).contains("stands there twice", "exit 2");
        assertThat(run("backtest", "SmaCross,", "-s", "UP").err()).contains("names no strategy beside a comma");
        assertThat(run("backtest", "SmaCross", "some.yaml", "-s", "UP").err())
                .contains("a run file names its strategies itself");
        assertThat(run("warmup", "SmaCross,EmaCross", "-s", "UP").err()).contains("examined one at a time", "exit 2");
    }

    @Test
    void oneThatNeverTradesIsNamedBesideOneThatDoes() {
        Try both = run("backtest", "SmaCross", "EmaCross", "-s", "UP", "-p", "EmaCross.fast=26");

        assertThat(both.out())
                .contains("! EmaCross never traded: its entry rule was asked on ", " bars and was never true")
                .containsPattern("EmaCross +0 ");
    }

    @Test
    void whereNoneTradesEachSaysWhy() throws IOException {
        Files.writeString(folder.resolve("strategies/Far.java"), """
                import tapedeck.model.*;
                import tapedeck.strategy.*;

                public class Far implements TradingStrategy {
                    boolean sent;
                    @Override public void setup(Setup setup) { setup.bars(); }
                    @Override public void onBar(Bar bar, Desk desk) {
                        if (!sent) desk.submit(Order.buy(bar, 1).limit(1));
                        sent = true;
                    }
                }
                """);

        assertThat(run("backtest", "EmaCross", "Far", "-s", "UP", "-p", "EmaCross.fast=26")
                        .out())
                .contains("! 0 trades: 1 order sent and none filled, 1 still working at the end; "
                        + "EmaCross never traded: its entry rule was asked on ");
        assertThat(run("backtest", "EmaCross", "MacdTrend", "-s", "UP", "-p", "fast=26")
                        .out())
                .contains("! 0 trades: EmaCross never traded: its entry", "; MacdTrend never traded: its entry");
    }

    @Test
    void whatWasProvedOfEachIsKnownOfBoth() throws IOException {
        run("lookahead", "SmaCross", "-s", "UP");
        assertThat(run("backtest", "SmaCross,BollingerBands", "-s", "UP").out()).contains("look-ahead check not run");
        run("lookahead", "BollingerBands", "-s", "UP");

        assertThat(run("backtest", "SmaCross,BollingerBands", "-s", "UP").out()).doesNotContain("look-ahead");
        assertThat(run("promote", "@last", "--to", "paper", "--name", "both").out())
                .contains("✔ no look-ahead");
    }

    @Test
    void theOneThatFailsIsNamed() throws IOException {
        Files.writeString(folder.resolve("strategies/Fails.java"), """
                import tapedeck.model.*;
                import tapedeck.strategy.*;

                public class Fails implements TradingStrategy {
                    int n;
                    @Override public void setup(Setup setup) { setup.bars(); }
                    @Override public void onBar(Bar bar, Desk desk) {
                        while (++n >= 40) java.util.concurrent.locks.LockSupport.park();
                    }
                }
                """);

        Try lost = run("backtest", "SmaCross", "Fails", "-s", "UP", "--set", "strategy.timeout=300ms");

        assertThat(lost.exit()).isEqualTo(4);
        assertThat(lost.err()).contains("error[TD-S120] Fails.onBar  did not return");
        assertThat(folder.resolve("reports")).isEmptyDirectory();
    }

    @Test
    void theDocumentHasEachOfThem() {
        assertThat(run("backtest", "SmaCross", "EmaCross", "-s", "UP", "-p", "EmaCross.fast=5", "--json")
                        .out())
                .contains(
                        "\"strategy\":\"SmaCross,EmaCross\"",
                        "\"EmaCross.fast\":\"5\"",
                        "\"strategies\":[{\"name\":\"SmaCross\",\"hash\":",
                        "{\"name\":\"EmaCross\",\"hash\":");
    }
}
