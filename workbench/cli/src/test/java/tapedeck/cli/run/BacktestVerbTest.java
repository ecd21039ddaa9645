package tapedeck.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.cli.Sandbox;
import tapedeck.cli.Try;
import tapedeck.cli.frame.JsonReader;
import tapedeck.engine.Backtest;
import tapedeck.engine.RunSummary;
import tapedeck.lab.store.Store;

final class BacktestVerbTest {
    @TempDir
    private Path folder = Path.of("");

    private Sandbox sandbox() throws IOException {
        return new Sandbox(folder);
    }

    @BeforeEach
    void begin() throws IOException {
        sandbox();
    }

    private Try backtest(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "backtest";
        System.arraycopy(words, 0, all, 1, words.length);
        return Try.in(folder, all);
    }

    private Map<String, @Nullable Object> json(String... words) {
        Try tried = backtest(words);
        assertThat(tried.exit()).as(tried.err()).isZero();
        assertThat(tried.out().lines()).hasSize(1);
        return JsonReader.object(tried.out());
    }

    private String id(String... words) {
        return String.valueOf(json(words).get("run"));
    }

    @Test
    void aRunIsPrintedAndKept() throws IOException {
        Try tried = backtest("SmaCross", "-s", "UP", "-p", "fast=5", "-p", "slow=20");

        assertThat(tried.exit()).as(tried.err()).isZero();
        assertThat(tried.out())
                .contains("SmaCross · UP 1d · 2020-01-02 → ", "Total return", "buy & hold", "Max drawdown");
        assertThat(tried.out()).contains("report  reports/", "report.html (");
        assertThat(tried.err()).isEmpty();
        Path run = RunReference.find(folder.resolve("reports"), "@last");
        assertThat(run.resolve("manifest.txt")).content().contains("id.strategy.0.param.fast = 5\n");
        assertThat(run.resolve("config.yaml")).content().contains("class: SmaCross\n", "fast: 5\n");
        assertThat(run.resolve("events.log")).isNotEmptyFile();
    }

    @Test
    void costsAreAShareOfTheGrossProfitUntilTheyAreMoreThanIt() {
        String[] often = {"RandomEntries", "-s", "UP", "-p", "chance=0.8", "-p", "hold=1"};
        String[] cheap =
                Stream.concat(Stream.of(often), Stream.of("--fee", "0.001%")).toArray(String[]::new);
        String[] dear =
                Stream.concat(Stream.of(often), Stream.of("--fee", "0.2%")).toArray(String[]::new);

        assertThat(backtest(cheap).out()).containsPattern("Costs +[\\d.]+.% +of gross profit");
        assertThat(backtest(dear).out()).containsPattern("Costs +[\\d.]+ times +the gross profit");
    }

    @Test
    void theSameInputsGiveTheSameRun() {
        Map<String, @Nullable Object> first = json("SmaCross", "-s", "UP", "--json");
        Map<String, @Nullable Object> again = json("SmaCross", "-s", "UP", "--json");

        assertThat(again).isEqualTo(first);
    }

    @Test
    void fromCodeItIsTheSameRun() throws ReflectiveOperationException {
        String id = id("SmaCross", "-s", "UP", "--json", "-r", "2020", "-p", "fast=7", "--cash", "50000");

        Object strategy =
                Class.forName("tapedeck.strategies.SmaCross").getConstructor().newInstance();
        RunSummary run = Backtest.of(strategy)
                .on("UP", "1d")
                .range("2020")
                .with("fast", 7)
                .cash(50_000)
                .data(Store.open(folder.resolve("data")))
                .run();

        assertThat(run.shortId()).isEqualTo(id);
    }

    @Test
    void fromCodeTheDataAreSeenTheSameWay() throws ReflectiveOperationException {
        String id = id("SmaCross", "-s", "UP", "--json", "--adjusted", "splits");

        Object strategy =
                Class.forName("tapedeck.strategies.SmaCross").getConstructor().newInstance();
        Backtest backtest = Backtest.of(strategy).on("UP", "1d").adjusted("splits");

        assertThat(backtest.data(Store.open(folder.resolve("data"))).run().shortId())
                .isEqualTo(id);
    }

    @Test
    void whateverCanChangeAResultChangesTheId() throws IOException {
        String id = id("SmaCross", "-s", "UP", "--json");

        assertThat(id("SmaCross", "-s", "UP", "--json", "-p", "fast=7")).isNotEqualTo(id);
        assertThat(id("SmaCross", "-s", "UP", "--json", "--fee", "0.2%")).isNotEqualTo(id);
        assertThat(id("SmaCross", "-s", "UP", "--json", "--cash", "50000")).isNotEqualTo(id);
        assertThat(id("SmaCross", "-s", "UP", "--json", "-r", "2020")).isNotEqualTo(id);
        assertThat(id("SmaCross", "-s", "UP", "--json", "--set", "report.theme=dark", "--bench", "DOWN"))
                .isEqualTo(id);
        Path csv = folder.resolve("data/market_data/stocks/UP.csv");
        Files.writeString(csv, Files.readString(csv).replaceFirst(",1000\n", ",1001\n"));
        assertThat(id("SmaCross", "-s", "UP", "--json")).isNotEqualTo(id);
    }

    @Test
    void theDocumentHasMetricsHashesAndWarnings() {
        Map<String, @Nullable Object> run = json("SmaCross", "-s", "UP", "--json");

        assertThat(run).containsEntry("schema", "tapedeck.run/1").containsEntry("ok", true);
        assertThat(run.get("metrics")).asString().contains("sharpe={value=", "trades={value=");
        assertThat(run.get("hashes")).asString().contains("decisions=", "fills=", "equity=");
        assertThat(run.get("warnings")).asString().contains("few-trades");
    }

    @Test
    void aRunFileSaysItAll() throws IOException {
        Files.writeString(folder.resolve("ema.yaml"), """
                strategy: { class: SmaCross, params: { fast: 4, slow: 9 } }
                data: { symbols: [UP], range: 2020 }
                account: { cash: 20000 }
                """);

        Map<String, @Nullable Object> run = json("ema.yaml", "--json", "--cash", "30000");

        assertThat(run).containsEntry("startEquity", 30000.0).containsEntry("to", "2020-12-31T21:00:00Z");
        assertThat(run.get("parameters")).asString().contains("fast=4", "slow=9");
    }

    @Test
    void refusedOrdersAreCountedAndExplained() {
        Try tried = backtest("SmaCross", "-s", "UP", "--cash", "30");

        assertThat(tried.exit()).isZero();
        assertThat(tried.out()).contains("0 trades: ", " refused: ", "the size rounds to zero lots", "raise --cash");
    }

    @Test
    void aConditionCanFailTheCommand() {
        Try failed = backtest("SmaCross", "-s", "UP", "--fail-if", "sharpe<99", "--fail-if", "max_dd < -99%");
        Try passed = backtest("SmaCross", "-s", "UP", "--fail-if", "sharpe<-99");

        assertThat(failed.exit()).isEqualTo(5);
        assertThat(failed.err())
                .contains("error[TD-K001]", "sharpe<99", "exit 5")
                .doesNotContain("max_dd");
        assertThat(failed.out()).contains("Sharpe");
        assertThat(passed.exit()).isZero();
        assertThat(backtest("SmaCross", "-s", "UP", "--fail-if", "sharpo<1").err())
                .contains("did you mean 'sharpe'?");
    }

    @Test
    void whatDoesNotExistGetsASuggestion() {
        assertThat(backtest("SmaCros", "-s", "UP").err()).contains("no strategy 'SmaCros'", "'SmaCross'", "exit 2");
        assertThat(backtest("SmaCross", "-s", "UPP").err()).contains("no data for UPP", "'UP'", "exit 3");
        assertThat(backtest("SmaCross", "-s", "UP", "-p", "fsat=3").err())
                .contains("no parameter 'fsat'", "'fast'", "exit 2");
        assertThat(backtest("SmaCross", "-s", "UP", "-p", "fast=x").err()).contains("'x'", "exit 2");
        assertThat(backtest("SmaCross", "-s", "UP", "-r", "1980..1981").err()).contains("no data for UP", "exit 3");
        assertThat(backtest("SmaCross", "-s", "UP", "--fee", "much").err()).contains("--fee", "exit 2");
        assertThat(backtest("SmaCross").err()).contains("which symbol?", "DOWN, UP", "exit 2");
        assertThat(backtest("-s", "UP").err()).contains("which strategy?", "exit 2");
    }

    @Test
    void aBrokenRowIsShownWithItsPlace() throws IOException {
        Path csv = folder.resolve("data/market_data/stocks/UP.csv");
        String text = Files.readString(csv, StandardCharsets.UTF_8);
        int third = text.indexOf('\n', text.indexOf('\n') + 1) + 1;
        Files.writeString(csv, text.substring(0, third) + "2020-01-03,abc,1,1,1,1\n" + text.substring(third));

        Try tried = backtest("SmaCross", "-s", "UP");

        assertThat(tried.exit()).isEqualTo(3);
        assertThat(tried.err()).contains("UP.csv:3:12", "3 | 2020-01-03,abc,1,1,1,1", "^^^", "abc");
        assertThat(folder.resolve("reports"))
                .satisfiesAnyOf(
                        reports -> assertThat(reports).doesNotExist(),
                        reports -> assertThat(reports).isEmptyDirectory());
    }

    @Test
    void aDryRunLeavesNothing() {
        Try tried = backtest("SmaCross", "-s", "UP", "--dry-run");

        assertThat(tried.out()).contains("strategy.0.name = SmaCross");
        assertThat(folder.resolve("reports")).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeWrittenEndsWith8() throws IOException {
        Files.writeString(folder.resolve("reports"), "a file where the folder should be");

        Try tried = backtest("SmaCross", "-s", "UP");

        assertThat(tried.exit()).isEqualTo(8);
        assertThat(tried.err()).contains("reports");
    }

    @Test
    void optionsSettleTheModelsOfTheVenue() {
        Map<String, @Nullable Object> plain =
                json("SmaCross", "-s", "UP", "--json", "--fee", "0", "--slippage", "none");
        Map<String, @Nullable Object> dear =
                json("SmaCross", "-s", "UP", "--json", "--fee", "0", "--slippage", "50bps");

        assertThat(endEquity(dear)).isLessThan(endEquity(plain));
    }

    @Test
    void everyModelRunsFromOptionsAndFromTheKeptSettings() {
        String[] words = {
            "SmaCross",
            "-s",
            "UP",
            "--json",
            "--at-end",
            "last-close",
            "--intrabar",
            "worst",
            "--slippage",
            "{model: entry-bps, value: 5}",
            "--fee",
            "{model: tiered, tiers: [0 0.1% 0.2%, 50000 0.05%]}",
            "--latency",
            "{model: uniform, least: 1ms, most: 9ms}",
            "--liquidity",
            "optimistic",
            "--set",
            "strategy.risk.maxPosition=400"
        };
        Map<String, @Nullable Object> run = json(words);

        String id = String.valueOf(run.get("run"));
        assertThat(id("reports/" + id + "/config.yaml", "--json")).isEqualTo(id);
        assertThat(Try.in(folder, "report", id).exit()).isZero();
        assertThat(folder.resolve("reports").resolve(id).resolve("manifest.txt"))
                .content()
                .contains("id.execution.atEnd = LAST_CLOSE\n", "id.strategy.0.risk.maxPosition = 400\n")
                .contains("id.execution.fee = TIERED:0:0:0:0/100000/200000:5000000000000/50000/50000\n");
    }

    @Test
    void leavingAtTheEndIsPartOfTheLastDay() {
        Map<String, @Nullable Object> kept = json("SmaCross", "-s", "UP", "--json", "--fee", "0");
        Map<String, @Nullable Object> left =
                json("SmaCross", "-s", "UP", "--json", "--fee", "0", "--at-end", "last-close", "--latency", "1s");
        Map<String, @Nullable Object> bare =
                json("SmaCross", "-s", "UP", "--json", "--fee", "0", "--at-end", "last-close", "--log", "none");

        assertThat(left.get("to")).isEqualTo(kept.get("to"));
        assertThat(endEquity(left)).isEqualTo(endEquity(kept)).isEqualTo(endEquity(bare));
        assertThat(metric(left, "vol_ann")).startsWith("{value=").isEqualTo(metric(kept, "vol_ann"));
    }

    private static String metric(Map<String, @Nullable Object> run, String name) {
        return run.get("metrics") instanceof Map<?, ?> metrics ? String.valueOf(metrics.get(name)) : "";
    }

    @Test
    void theReportIsWrittenAndCanBeWrittenAgain() throws IOException {
        backtest("SmaCross", "-s", "UP");
        Path page = RunReference.find(folder.resolve("reports"), "@last").resolve("report.html");
        byte[] first = Files.readAllBytes(page);

        Try again = Try.in(folder, "report");
        Try other = Try.in(folder, "report", "@last", "--bench", "DOWN", "--json");

        assertThat(again.out()).startsWith("report  reports/").contains("/report.html (");
        assertThat(other.out()).contains("\"schema\":\"tapedeck.report/1\"", "\"trades_csv\":\"reports/");
        assertThat(Files.readAllBytes(page)).isNotEqualTo(first);
        assertThat(Try.in(folder, "report").exit()).isZero();
        assertThat(Files.readAllBytes(page)).isEqualTo(first);
        assertThat(Try.in(folder, "report", "nonsense").exit()).isEqualTo(3);
        assertThat(Try.in(folder, "report", "--max-size", "little").exit()).isEqualTo(2);
    }

    @Test
    void aRunWithoutARecordHasNoReportUntilItIsMadeWithOne() throws IOException {
        Try bare = backtest("SmaCross", "-s", "UP", "--log", "none");
        Path run = RunReference.find(folder.resolve("reports"), "@last");
        assertThat(bare.out()).contains("nothing was recorded", "kept in reports/");
        assertThat(run.resolve("report.html")).doesNotExist();

        Try full = backtest("SmaCross", "-s", "UP");

        assertThat(RunReference.find(folder.resolve("reports"), "@last")).isEqualTo(run);
        assertThat(full.out()).contains("Win rate").doesNotContain("nothing was recorded");
        assertThat(run.resolve("report.html")).exists();
    }

    @Test
    void theReportCanWait() throws IOException {
        assertThat(backtest("SmaCross", "-s", "UP", "--no-report").out()).contains("kept in reports/");

        assertThat(RunReference.find(folder.resolve("reports"), "@last").resolve("report.html"))
                .doesNotExist();
    }

    @Test
    void importedBarsCountAsWellAsFiles() throws IOException {
        Path csv = folder.resolve("data/market_data/stocks/UP.csv");
        Path elsewhere = Files.move(csv, folder.resolve("up.csv"));
        Try imported = Try.in(folder, "import", "csv", elsewhere.toString(), "--symbol", "UPPER");
        assertThat(imported.exit()).as(imported.err()).isZero();

        assertThat(json("SmaCross", "-s", "UPPER", "--json")).containsEntry("bars", "1d");
        assertThat(backtest("SmaCross").err()).contains("DOWN, UPPER");
    }

    @Test
    void missingBarsAreRefusedUnlessAccepted() throws IOException {
        Path csv = folder.resolve("data/market_data/stocks/UP.csv");
        Files.writeString(csv, Files.readString(csv).replaceAll("2020-06-(1[0-9])[^\n]*\n", ""));

        Try refused = backtest("SmaCross", "-s", "UP");
        Try accepted = backtest("SmaCross", "-s", "UP", "--accept-gaps");

        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.err()).contains("gaps", "--accept-gaps", "exit 3");
        assertThat(accepted.exit()).as(accepted.err()).isZero();
        assertThat(accepted.out()).contains("! UP 1d: gaps");
        assertThat(RunReference.find(folder.resolve("reports"), "@last").resolve("manifest.txt"))
                .content()
                .contains("made.gaps = UP 1d: gaps");
    }

    @Test
    void theKeptSettingsMakeTheSameRun() throws IOException {
        String id = id("SmaCross", "-s", "UP", "-p", "fast=4", "--fee", "0.2%", "-r", "2020..2021", "--json");

        assertThat(id("reports/" + id + "/config.yaml", "--json")).isEqualTo(id);
    }

    private static double endEquity(Map<String, @Nullable Object> run) {
        return run.get("endEquity") instanceof Double equity ? equity : Double.NaN;
    }
}
