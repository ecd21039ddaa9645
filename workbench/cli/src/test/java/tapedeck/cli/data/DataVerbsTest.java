package tapedeck.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tapedeck.cli.Sandbox;
import tapedeck.cli.Try;
import tapedeck.cli.frame.JsonReader;

/// The data verbs as a user meets them: words in, text, JSON and exit codes out.
final class DataVerbsTest {
    @TempDir
    private Path folder = Path.of("");

    private Sandbox sandbox() {
        return java.util.Objects.requireNonNull(sandbox);
    }

    private @org.jspecify.annotations.Nullable Sandbox sandbox;

    @BeforeEach
    void begin() throws IOException {
        sandbox = new Sandbox(folder);
    }

    private Try run(String... words) {
        return sandbox().run(words);
    }

    private Map<String, Object> json(String... words) {
        String[] all = new String[words.length + 1];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--json";
        Try done = run(all);
        assertThat(done.exit()).as(done.err()).isZero();
        return JsonReader.object(done.out());
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    }

    @Test
    void lsListsWhatIsImportedAndWhatLiesInTheTree() throws IOException {
        run("import", "csv", sandbox().csv("UP").toString());
        run("import", "generate", "--symbol", "FLOW-USD", "--model", "ticks", "-r", "2023-01-02..2023-01-02");
        file("ev.csv", "date,symbol,split", "2020-06-01,UP,2:1");
        run("import", "actions", "ev.csv");

        Try list = run("data", "ls");

        assertThat(list.exit()).isZero();
        assertThat(list.out().lines().map(line -> line.strip().replaceAll(" +", " ")))
                .anyMatch(line -> line.startsWith("UP 1d 505 2020-01-02 2021-12-31 root "))
                .anyMatch(line -> line.startsWith("FLOW-USD trades "))
                .anyMatch(line -> line.startsWith("UP actions 1 2020-06-01 2020-06-01 root "))
                .anyMatch(line -> line.equals("DOWN 1d csv data/market_data/stocks/DOWN.csv"));
    }

    @Test
    void anEmptyStoreSaysHowToFillIt() throws IOException {
        Try list = Try.in(Files.createDirectories(folder.resolve("elsewhere")), "data", "ls", "--data", "nothing");

        assertThat(list.out()).contains("tapedeck import csv FILE");
        assertThat(list.exit()).isZero();
    }

    @Test
    void headShowsAsManyBarsAsAsked() {
        assertThat(run("data", "head", "UP", "-n", "3").out().lines()).hasSize(4);
        assertThat(rows(json("data", "head", "UP", "-n", "3"), "bars")).hasSize(3);
    }

    @Test
    void describeCountsWhatThereIs() throws IOException {
        file("ev.csv", "date,dividend,former", "2020-06-01,0.5,", "2020-07-01,,OLD");
        run("import", "actions", "ev.csv", "--symbol", "DOWN");

        assertThat(json("data", "describe", "UP"))
                .containsEntry("symbol", "UP")
                .containsEntry("interval", "1d")
                .containsEntry("calendar", "XNYS");
        assertThat(run("data", "describe", "DOWN").out())
                .contains("dividend    2020-06-01  0.5")
                .contains("symbol      2020-07-01  OLD");
    }

    @Test
    void adjustedPricesAreAskedForByAnOption() throws IOException {
        file("ev.csv", "date,split", "2020-06-01,2:1");
        run("import", "actions", "ev.csv", "--symbol", "UP");

        String raw = firstOpen(json("data", "head", "UP"));
        String adjusted = firstOpen(json("data", "head", "UP", "--adjusted", "splits"));

        assertThat(Double.parseDouble(adjusted)).isEqualTo(Double.parseDouble(raw) / 2);
        run("sql", "select open from bars where symbol = 'UP' order by time limit 1", "--adjusted", "--to", "a.csv");
        assertThat(folder.resolve("a.csv")).content().contains("50.00000000");
    }

    private static String firstOpen(Map<String, Object> document) {
        return String.valueOf(((Map<?, ?>) rows(document, "bars").getFirst()).get("open"));
    }

    private static List<?> rows(Map<String, Object> document, String name) {
        return (List<?>) java.util.Objects.requireNonNull(document.get(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "arrow", "parquet"})
    void exportWritesEveryFormat(String end) {
        Try done = run("data", "export", "UP", "--to", "up." + end);

        assertThat(done.out()).isEqualTo("✔ 505 bars in up." + end + "\n");
        assertThat(folder.resolve("up." + end)).isNotEmptyFile();
    }

    /// Daily and finer bars, in sessions and off them; trades and quotes with fractions of a second, several at one
    /// time, with flags and arrival times of their own; values.
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    days       | date,open,high,low,close,volume;2020-01-02,1,2,1,2,10;2020-01-03,2,2,1,1.5,0.25
                    days off   | date,open,high,low,close,volume;2020-01-02,1,2,1,2,10;2020-01-04,2,2,1,1.5,7;2020-01-06,2,2,1,1.5,7
                    late days  | time,open,high,low,close,volume;2020-01-02T18:00:00Z,1,2,1,2,10;2020-01-03T18:00:00Z,2,2,1,1.5,7
                    minutes    | time,open,high,low,close,volume;2020-01-02T15:00:00Z,1,2,1,2,10;2020-01-02T15:01:00Z,2,2,1,1.5,7
                    seconds    | time,open,high,low,close,volume;2020-01-02T15:00:00Z,1,2,1,2,10;2020-01-02T15:00:01Z,2,2,1,1.5,7
                    fractions  | time,open,high,low,close,volume;2020-01-02T15:00:00.25Z,1,2,1,2,10;2020-01-02T15:00:01.25Z,2,2,1,1.5,7
                    trades     | time,price,size,side;2020-01-02T15:00:00Z,1.25,2,buy;2020-01-02T15:00:00Z,1.5,0,sell;2020-01-02T15:00:00.000000001Z,1,1,
                    numbered   | time,price,size,id;2020-01-02T15:00:00.12Z,1.25,2,70;2020-01-02T15:00:00.12Z,1.5,3,71
                    flagged    | time,price,size,arrival_time,tick_flags;2020-01-02T15:00:00Z,1.25,2,2020-01-02T15:00:00.000002Z,9
                    quotes     | time,bid,bid_size,ask,ask_size;2020-01-02T15:00:00.001Z,1.25,2,1.5,3;2020-01-02T15:00:01Z,1,0.00000001,1.5,3
                    """)
    void anExportIsTheSameDataSetAgain(String name, String text) throws IOException {
        file("given.csv", text.split(";", -1));
        String[] interval = name.equals("late days") ? new String[] {"--interval", "1d"} : new String[0];
        imported("given.csv", "one", interval);

        Try done = run("data", "export", "NEW", "--to", "again.csv", "--data", "one");
        imported("again.csv", "other", interval);

        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(json("data", "describe", "NEW", "--data", "other").get("root"))
                .isEqualTo(json("data", "describe", "NEW", "--data", "one").get("root"));
        assertThat(run("data", "export", "NEW", "--to", "again.arrow", "--data", "one")
                        .exit())
                .isZero();
        assertThat(run("data", "export", "NEW", "--to", "again.parquet", "--data", "one")
                        .exit())
                .isZero();
    }

    private void imported(String file, String data, String... more) {
        List<String> words = new java.util.ArrayList<>(
                List.of("import", "csv", file, "--symbol", "NEW", "--class", "stock", "--data", data));
        words.addAll(List.of(more));
        Try done = run(words.toArray(String[]::new));
        assertThat(done.exit()).as(done.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticks", "quotes"})
    void anExportOfGeneratedTicksIsTheSameDataSetAgain(String model) {
        run("import", "generate", "--symbol", "FLOW-USD", "--model", model, "-r", "2023-01-02..2023-01-02");
        Map<String, Object> facts = json("data", "describe", "FLOW-USD");

        run("data", "export", "FLOW-USD", "--to", "again.csv");
        run("import", "csv", "again.csv", "--symbol", "FLOW-USD", "--data", "other");

        assertThat(json("data", "describe", "FLOW-USD", "--data", "other")).isEqualTo(facts);
        assertThat(facts).containsEntry("kind", model.equals("ticks") ? "trades" : "quotes");
        assertThat(run("data", "check", "FLOW-USD", "--deep", "--data", "other").err())
                .doesNotContain("TD-D044");
    }

    @Test
    void valuesAreShownDescribedAndExportedAsTheyWereKnown() throws IOException {
        file("RATE.csv", "date,value", "2020-01-02,-1.5", "2020-01-03,1.75");
        run("import", "values", "RATE.csv", "--lag", "1d");

        run("data", "export", "RATE", "--to", "again.csv");
        run("import", "values", "again.csv", "--name", "RATE", "--data", "other");

        assertThat(run("data", "head", "RATE")
                        .out()
                        .lines()
                        .map(line -> line.strip().replaceAll(" +", " ")))
                .containsExactly(
                        "time (UTC) available value",
                        "2020-01-02 00:00 2020-01-03 00:00 -1.5",
                        "2020-01-03 00:00 2020-01-04 00:00 1.75");
        assertThat(json("data", "describe", "RATE", "--data", "other"))
                .isEqualTo(json("data", "describe", "RATE"))
                .containsEntry("kind", "values");
    }

    @Test
    void whatOfASymbolIsMeantIsSaidWhereThereIsMore() throws IOException {
        file("t.csv", "time,price,size,side", "2020-01-02T15:00:00.5Z,1.25,2,sell");
        file("q.csv", "time,bid,bid_size,ask,ask_size", "2020-01-02T15:00:00Z,1.25,2,1.5,3");
        run("import", "csv", "t.csv", "--symbol", "NEW");
        run("import", "csv", "q.csv", "--symbol", "NEW");

        assertThat(run("data", "head", "NEW").err())
                .contains("quotes and trades")
                .contains("--kind");
        assertThat(run("data", "head", "NEW", "--kind", "trades").out()).contains("15:00:00.5", "1.25", "sell");
        assertThat(run("data", "describe", "NEW", "--kind", "quotes").out()).contains("0.25 on average");
        assertThat(run("data", "head", "NEW", "--kind", "trade").err()).contains("did you mean 'trades'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "arrow", "parquet", "json"})
    void sqlWritesEveryFormat(String end) {
        Try done = run("sql", "select * from bars order by symbol, time", "--to", "all." + end);

        assertThat(done.out()).isEqualTo("✔ 1,010 rows in all." + end + "\n");
        assertThat(folder.resolve("all." + end)).isNotEmptyFile();
    }

    @Test
    void sqlAnswersAsTableAsCsvAndAsJson() {
        String question = "select symbol, count(*) n, sum(volume) v from bars group by symbol order by symbol";

        assertThat(run("sql", question).out().lines().map(line -> line.strip().replaceAll(" +", " ")))
                .containsExactly("symbol n v", "DOWN 505 505000", "UP 505 505000");
        assertThat(run("sql", question, "--csv").out()).isEqualTo("symbol,n,v\nDOWN,505,505000\nUP,505,505000\n");
        assertThat(rows(json("data", "sql", question), "rows").getFirst())
                .asString()
                .contains("n=505")
                .contains("symbol=DOWN");
    }

    @Test
    void aBadQuestionIsRefusedWithTheViews() {
        Try done = run("sql", "select nothing from bars");

        assertThat(done.exit()).isEqualTo(3);
        assertThat(done.err()).contains("TD-D060").contains("the views are bars(symbol");
    }

    @Test
    void checkPassesCleanDataAndStrictCountsDoubts() throws IOException {
        assertThat(run("data", "check", "UP").exit()).isZero();
        List<String> rows = Files.readAllLines(sandbox().csv("UP"));
        rows.set(200, rows.get(200).replaceAll(",[0-9]+$", ",0"));
        Files.write(sandbox().csv("UP"), rows);

        Try plain = run("data", "check", "UP");
        Try strict = run("data", "check", "UP", "--strict");

        assertThat(plain.exit()).isZero();
        assertThat(plain.out()).contains("1 doubts");
        assertThat(strict.exit()).isEqualTo(3);
        assertThat(JsonReader.object(run("data", "check", "UP", "--json").out()))
                .containsEntry("symbol", "UP")
                .containsKey("checks");
    }

    @Test
    void barsAreBuiltFromTicksIntoTheStoreAndIntoFiles() {
        run("import", "generate", "--symbol", "FLOW-USD", "--model", "ticks", "-r", "2023-01-02..2023-01-02");

        assertThat(json("data", "bars", "FLOW-USD", "--every", "5m")).containsEntry("kind", "bars-5m");
        assertThat(run("data", "head", "FLOW-USD", "-n", "2").exit()).isZero();
        assertThat(run("data", "bars", "FLOW-USD", "--every", "1000t", "--to", "t.csv")
                        .exit())
                .isZero();
        assertThat(folder.resolve("t.csv")).content().startsWith("time,open,high,low,close,volume,end,ticks\n");
        assertThat(run("data", "bars", "FLOW-USD", "--every", "1000t").err()).contains("--to bars.csv");
    }

    @Test
    void aBacktestPlaysTicks() {
        run("import", "generate", "--symbol", "FLOW-USD", "--model", "ticks", "-r", "2023-01-02..2023-01-02");

        Try ticks = run("backtest", "SmaCross", "-s", "FLOW-USD", "--feed", "ticks", "--bars", "5m", "--no-report");
        Try bars = run("backtest", "SmaCross", "-s", "FLOW-USD", "--bars", "5m", "--no-report");

        assertThat(ticks.exit()).as(ticks.err()).isZero();
        assertThat(bars.exit()).as(bars.err()).isZero();
        assertThat(ticks.out()).contains("288 bars");
        assertThat(bars.out()).contains("288 bars");
    }

    @Test
    void valuesAreImportedWithTheTimeAtWhichTheyBecameKnown() throws IOException {
        file("RATE.csv", "date,value", "2020-01-02,1.5", "2020-01-03,1.75");

        assertThat(run("import", "values", "RATE.csv").err()).contains("--lag 1d");
        assertThat(json("import", "values", "RATE.csv", "--lag", "1d")).containsEntry("kind", "values");
        assertThat(run("sql", "select * from value_series order by time", "--csv")
                        .out())
                .startsWith("name,time,available_time,value\nRATE,2020-01-02 00:00:00")
                .contains("1.75000000");
        assertThat(run("backtest", "SmaCross", "-s", "UP", "--values", "RATE", "--no-report")
                        .exit())
                .isZero();
        assertThat(run("backtest", "SmaCross", "-s", "UP", "--values", "RTE", "--no-report")
                        .err())
                .contains("RATE");
    }
}
