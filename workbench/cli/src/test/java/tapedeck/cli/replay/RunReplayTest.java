package tapedeck.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.cli.Sandbox;
import tapedeck.cli.Try;
import tapedeck.cli.frame.JsonReader;

/// `replay` of runs and `diff`, from the user's chair.
final class RunReplayTest {
    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void begin() throws IOException {
        assertThat(new Sandbox(folder).csv("UP")).exists();
    }

    private Try tapedeck(String... words) {
        return Try.in(folder, words);
    }

    /// The id of a new run of `SmaCross` on `UP`.
    private String run(String... more) {
        String[] words = new String[more.length + 6];
        System.arraycopy(new String[] {"backtest", "SmaCross", "-s", "UP", "--json", "--no-report"}, 0, words, 0, 6);
        System.arraycopy(more, 0, words, 6, more.length);
        Try tried = tapedeck(words);
        assertThat(tried.exit()).as(tried.err()).isZero();
        return String.valueOf(JsonReader.object(tried.out()).get("run"));
    }

    private Path file(String id, String name) {
        return folder.resolve("reports").resolve(id).resolve(name);
    }

    @Test
    void aRunRepeatsItsLogWhateverItIsCalledBy() {
        String id = run("--log", "full", "--tag", "mine");

        for (String name : new String[] {id, id.substring(0, 6), "@last", "SmaCross", "mine", "reports/" + id}) {
            Try replay = tapedeck("replay", name);
            assertThat(replay.exit()).as(replay.err()).isZero();
            assertThat(replay.out()).contains("✔ " + id, " entries equal, the three hashes the same");
        }
        assertThat(tapedeck("replay", "--json").out())
                .startsWith("{\"schema\":\"tapedeck.replay/1\",\"ok\":true,\"mode\":\"verify\",\"run\":\"" + id);
    }

    @Test
    void changedDataIsNamedAsTheCauseWithBothSidesOfTheFirstDifference() throws IOException {
        String id = run();
        Path csv = folder.resolve("data/market_data/stocks/UP.csv");
        String[] rows = Files.readString(csv).split("\n", -1);
        rows[200] =
                rows[200].replaceFirst(",[0-9.]+,1000", ",60,1000").replaceFirst(",([0-9.]+),[0-9.]+,60", ",$1,59,60");
        Files.writeString(csv, String.join("\n", rows));

        Try replay = tapedeck("replay", id);

        assertThat(replay.exit()).isEqualTo(5);
        assertThat(replay.out())
                .contains("✖ " + id, "the data has changed since", "data.root")
                .containsPattern("first difference at entry [0-9]+\n  recorded  .*\n  replayed  .*\nbefore it\n");
    }

    @Test
    void aLogOfAnotherRunIsFoundOut() throws IOException {
        String id = run();
        String other = run("--fee", "0.3%");
        Files.copy(file(other, "events.log"), file(id, "events.log"), StandardCopyOption.REPLACE_EXISTING);

        Try replay = tapedeck("replay", id);

        assertThat(replay.exit()).isEqualTo(5);
        assertThat(replay.out())
                .contains("the three hashes the same", "nothing of its identity has changed", "first difference")
                .containsPattern("recorded  .* fill #1 .*\n  replayed  .* fill #1 ")
                .contains("the market\n");
    }

    @Test
    void aDamagedLogEndsWith3() throws IOException {
        String id = run();
        byte[] log = Files.readAllBytes(file(id, "events.log"));
        log[log.length / 2] ^= 1;
        Files.write(file(id, "events.log"), log);

        assertThat(tapedeck("replay", id).exit()).isEqualTo(3);
    }

    @Test
    void aRunThatRecordedNothingIsComparedByItsHashes() {
        run("--log", "none");

        assertThat(tapedeck("replay").out()).contains("nothing was recorded: its three hashes the same");
        assertThat(tapedeck("replay", "--what-if", "--fee", "0").out()).contains("end equity");
    }

    @Test
    void whatIfShowsWhatOtherSettingsMakeOfTheSameMarket() {
        String id = run("--fee", "0.1%");

        Try tried = tapedeck("replay", id, "--what-if", "--fee", "0.5%", "-p", "fast=9");

        assertThat(tried.exit()).as(tried.err()).isZero();
        assertThat(tried.out())
                .contains("what if   " + id)
                .containsPattern("a parameter +strategy.0.param.fast +10 +9\n")
                .containsPattern("the fill model +execution.fee +percent 0.001 +percent 0.005\n")
                .containsPattern("end equity +[0-9,.]+ +[0-9,.]+ +[+−][0-9,.]+\n")
                .containsPattern("first difference at entry [0-9]+\n  recorded  .*\n  what if   ");
        assertThat(folder.resolve("reports").toFile().list()).containsExactlyInAnyOrder(id, "index.ndjson");
    }

    @Test
    void whatIfIsWhatABacktestOfThoseSettingsWouldBe() {
        String id = run();
        Map<String, @Nullable Object> asked =
                JsonReader.object(tapedeck("replay", id, "--what-if", "--json", "--slippage", "3bps")
                        .out());
        Map<String, @Nullable Object> made =
                JsonReader.object(tapedeck("backtest", "SmaCross", "-s", "UP", "--slippage", "3bps", "--json")
                        .out());

        assertThat(asked).containsEntry("ok", true).containsEntry("isEqual", false);
        assertThat(String.valueOf(made.get("hashes"))).contains(hashes(asked));
    }

    @Test
    void whatIfOfSeveralStrategiesIsWhatABacktestOfThemWouldBe() {
        assertThat(tapedeck("backtest", "SmaCross", "EmaCross", "-s", "UP", "--no-report")
                        .exit())
                .isZero();

        Map<String, @Nullable Object> asked =
                JsonReader.object(tapedeck("replay", "--what-if", "--json", "-p", "EmaCross.fast=9", "--fee", "0.3%")
                        .out());
        Map<String, @Nullable Object> made = JsonReader.object(tapedeck(
                        "backtest",
                        "SmaCross",
                        "EmaCross",
                        "-s",
                        "UP",
                        "-p",
                        "EmaCross.fast=9",
                        "--fee",
                        "0.3%",
                        "--json")
                .out());

        assertThat(asked).containsEntry("ok", true).containsEntry("isEqual", false);
        assertThat(String.valueOf(made.get("hashes"))).contains(hashes(asked));
        assertThat(String.valueOf(asked.get("changes"))).contains("strategy.1.param.fast");
    }

    private static String hashes(Map<String, @Nullable Object> document) {
        String text = String.valueOf(document.get("hashes"));
        return text.substring(1, text.length() - 1);
    }

    @Test
    void whatIfNothingSaysSo() {
        run();

        assertThat(tapedeck("replay", "--what-if").out())
                .contains("nothing was changed")
                .doesNotContain("first diff");
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        run("--tag", "paper");

        assertThat(tapedeck("replay", "--fee", "1%").err()).contains("TD-U041", "--what-if", "exit 2");
        assertThat(tapedeck("replay", "--verify", "--what-if").err()).contains("TD-U041", "exit 2");
        assertThat(tapedeck("replay", "--what-if", "-r", "2020").err()).contains("TD-U043", "exit 2");
        assertThat(tapedeck("replay", "--what-if", "-s", "DOWN").err()).contains("TD-U043", "exit 2");
        assertThat(tapedeck("replay", "--what-if", "-p", "fsat=3").err()).contains("did you mean 'fast'?");
        assertThat(tapedeck("replay", "nonsense").err()).contains("no run and no session of this name", "exit 3");
        assertThat(tapedeck("replay", "reports/nonsense").err()).contains("not the folder of a run", "exit 3");
        assertThat(tapedeck("diff", "@last").exit()).isEqualTo(2);
    }

    @Test
    void diffNamesTheParameterAndWhereTheRunsPart() {
        String a = run();
        String b = run("-p", "fast=9", "--log", "full");

        Try diff = tapedeck("diff", a, b);

        assertThat(diff.exit()).isEqualTo(5);
        assertThat(diff.out())
                .contains(" A  " + a, " B  " + b, "✖ the results differ because of a parameter\n")
                .containsPattern("a parameter +strategy.0.param.fast +10 +9\n")
                .contains("results that differ: decisions, equity, fills\n", "before it\n", "the market\n")
                .containsPattern("first difference at entry [0-9]+\n  A  .*\n  B  ");
        assertThat(tapedeck("diff", a, b, "--json").out())
                .startsWith("{\"schema\":\"tapedeck.diff/1\",\"ok\":false,")
                .contains("\"cause\":\"a parameter\"", "\"divergence\":{\"record\":");
    }

    @Test
    void diffNamesTheFillModelTheDataAndTheLimits() {
        String a = run();

        assertThat(tapedeck("diff", a, run("--slippage", "1tick")).out()).contains("because of the fill model");
        assertThat(tapedeck("diff", a, run("-r", "2020")).out()).contains("because of the data");
        assertThat(tapedeck("diff", a, run("--set", "strategy.risk.maxPosition=10"))
                        .out())
                .contains("because of the risk limits");
        assertThat(tapedeck("diff", a, run("--seed", "2")).exit()).isZero();
        assertThat(tapedeck("diff", a, a).out()).contains("✔ the same run with the same result");
    }

    private void holder(int units) throws IOException {
        Files.writeString(folder.resolve("strategies/Holder.java"), """
                import tapedeck.indicator.Series;
                import tapedeck.model.*;
                import tapedeck.strategy.*;

                /// Buys once and holds.
                public class Holder implements TradingStrategy {
                    Series bars;
                    @Override public void setup(Setup setup) { bars = setup.bars(); }
                    @Override public void onBar(Bar bar, Desk desk) {
                        if (desk.isFlat(bars)) desk.submit(Order.buy(bars, %d));
                    }
                }
                """.formatted(units));
    }

    @Test
    void changedCodeIsNamedWithTheFirstLineOfItsSourceThatDiffers() throws IOException {
        holder(1);
        assertThat(tapedeck("backtest", "Holder", "-s", "UP", "--no-report").exit())
                .isZero();
        assertThat(tapedeck("replay", "Holder").exit()).isZero();
        holder(2);

        Try replay = tapedeck("replay", "Holder");
        assertThat(tapedeck("backtest", "Holder", "-s", "UP", "--no-report").exit())
                .isZero();
        Try diff = tapedeck("diff", "@last~1", "@last");

        assertThat(replay.exit()).isEqualTo(5);
        assertThat(replay.out())
                .contains("the code has changed since\n")
                .containsPattern("recorded  .* BUY 1 UP MARKET GTC\n  replayed  .* BUY 2 UP MARKET GTC\n");
        assertThat(diff.exit()).isEqualTo(5);
        assertThat(diff.out())
                .contains("✖ the results differ because of the code\n")
                .contains("strategy/Holder.java:10\n  A  if (desk.isFlat(bars)) desk.submit(Order.buy(bars, 1));\n")
                .containsPattern("A  .* BUY 1 UP MARKET GTC\n  B  .* BUY 2 UP MARKET GTC\n");
    }

    @Test
    void diffOfDifferentInstrumentsNamesEachByItsOwn() {
        String a = run();
        Try other = tapedeck("backtest", "SmaCross", "-s", "DOWN", "--no-report", "--json");
        String b = String.valueOf(JsonReader.object(other.out()).get("run"));

        assertThat(tapedeck("diff", a, b).out()).contains("because of the data").containsPattern("B  .*( DOWN |close)");
    }
}
