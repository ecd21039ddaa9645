package tapedeck.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tapedeck.cli.ChildRun;
import tapedeck.cli.Try;
import tapedeck.cli.frame.JsonReader;

final class ImportVerbTest {
    private static final Path RESOURCES = Path.of("src/test/resources/import").toAbsolutePath();
    private static final String HEADER = "timestamp,open,high,low,close,volume\n";
    private static final String TWO_DAYS = HEADER + "2023-01-03,10,12,9,11,100\n2023-01-04,11,12,10,11.5,50\n";

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void workspace() throws IOException {
        Files.writeString(folder.resolve("tapedeck.yaml"), "");
    }

    private Try run(String... words) {
        return Try.in(folder, words);
    }

    private Try importing(String file, String... more) {
        List<String> words = new ArrayList<>(List.of("import", "csv", file));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    private String write(String name, String text) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text, StandardCharsets.UTF_8);
        return name;
    }

    private Map<String, Object> described(String symbol) {
        return JsonReader.object(run("data", "describe", symbol, "--json").out());
    }

    @Test
    void aFileBecomesADataSetAndTheOutputSaysHowItWasRead() throws IOException {
        Try done = importing(write("acme.csv", TWO_DAYS), "--symbol", "ACME");

        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.err()).isEmpty();
        assertThat(done.out())
                .contains("✔ ACME 1d  2023-01-03 → 2023-01-04", "2 rows", "root ")
                .contains("2 added, 0 already there", "generic", "a date like 2023-05-01", "read mapped");
        assertThat(run("data", "head", "ACME").out()).contains("2023-01-03", "11.5");
    }

    @Test
    void theSymbolIsTheFilesNameAndColumnsThatAreNotUsedAreNamed() throws IOException {
        String yahoo = "Date,Open,High,Low,Close,Adj Close,Volume\n2023-01-03,10,12,9,11,10.9,100\n";

        Try done = importing(write("MSFT.csv", yahoo));

        assertThat(done.out()).contains("✔ MSFT 1d", "Yahoo", "left out: Adj Close");
    }

    @Test
    void aBadFieldIsOneBlockWithItsPlaceAndNothingChanges() throws IOException {
        Try done = importing(write("bad.csv", TWO_DAYS.replace("11.5", "eleven")), "--symbol", "BAD");

        assertThat(done.exit()).isEqualTo(3);
        assertThat(done.err())
                .contains("error[TD-D012]", "bad.csv:3:21", "found 'eleven', expected a decimal number", "exit 3");
        assertThat(run("data", "ls", "--json").out()).doesNotContain("BAD");
    }

    @Test
    void theSameRowsAgainChangeNothing() throws IOException {
        String file = write("acme.csv", TWO_DAYS);
        importing(file, "--symbol", "ACME");
        Map<String, Object> before = described("ACME");

        Try again = importing(file, "--symbol", "ACME");

        assertThat(again.exit()).isZero();
        assertThat(again.out()).contains("0 added, 2 already there");
        assertThat(described("ACME")).isEqualTo(before);
    }

    @Test
    void rowsThatDifferNeedReplace() throws IOException {
        importing(write("acme.csv", TWO_DAYS), "--symbol", "ACME");
        String other = write("other.csv", TWO_DAYS.replace("11.5", "11.25"));
        Map<String, Object> before = described("ACME");

        Try refused = importing(other, "--symbol", "ACME");

        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.err()).contains("error[TD-D021]", "differs from what is stored", "--replace");
        assertThat(described("ACME")).isEqualTo(before);
        assertThat(importing(other, "--symbol", "ACME", "--replace").out()).contains("1 replaced");
        assertThat(run("data", "head", "ACME").out()).contains("11.25");
    }

    @Test
    void jsonIsOneLineForEachFile() throws IOException {
        write("market_data/stocks/AAA.csv", TWO_DAYS);
        write("market_data/crypto/BTC-USD.csv", TWO_DAYS);
        write("market_data/forex/EUR-USD.csv", TWO_DAYS);

        Try done = importing(".", "--json");

        assertThat(done.exit()).as(done.err()).isZero();
        List<Map<String, Object>> lines =
                done.out().lines().map(JsonReader::object).toList();
        assertThat(lines).extracting(line -> line.get("symbol")).containsExactly("BTC-USD", "EUR-USD", "AAA");
        assertThat(lines.getFirst())
                .containsEntry("schema", "tapedeck.import/1")
                .containsEntry("kind", "bars-1d")
                .containsEntry("dialect", "generic")
                .containsEntry("reader", "mapped")
                .containsKeys("root", "rows", "read", "added", "same", "replaced", "dropped", "times", "left_out");
    }

    @Test
    void oneBadFileOfAFolderDoesNotKeepTheOthersOut() throws IOException {
        write("market_data/stocks/AAA.csv", TWO_DAYS.replace("11.5", ""));
        write("market_data/stocks/BBB.csv", TWO_DAYS);

        Try done = importing("market_data");

        assertThat(done.exit()).isEqualTo(3);
        assertThat(done.out()).contains("✔ BBB 1d").doesNotContain("✔ AAA");
        assertThat(done.err()).contains("AAA.csv:3:21", "found ''", "error[TD-D023]", "1 of 2 files were refused");
    }

    @Test
    void aMappingFileReadsWhatNoHeaderSays() {
        Try done = importing(
                RESOURCES.resolve("german-broker.csv").toString(),
                "--mapping",
                RESOURCES.resolve("german-broker.yaml").toString(),
                "--symbol",
                "TEST");

        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out()).contains("✔ TEST 1m", "Musterbank", "left out: Umsatz");
        assertThat(run("data", "head", "TEST", "--json").out()).contains("2024-01-02T08:00", "100.75");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            colums: { A: time }              | map.yaml:1:1  a mapping has no 'colums' | did you mean 'columns'?
            columns: { A: tiem }             | map.yaml:1:15  'tiem' is nothing that a column can mean | did you mean 'time'?
            time: { zone: Europe/Berln }     | map.yaml:1:15  'Europe/Berln' is no time zone | did you mean 'Europe/Berlin'?
            time: { patern: dd.MM.yyyy }     | map.yaml:1:9  a mapping has no 'patern' | did you mean 'pattern'?
            from: yahho                      | map.yaml:1:7  'yahho' is no dialect | did you mean 'yahoo'?
            decimal: ";"                     | map.yaml:1:10  found ';', expected one of | . ,
            skip: two                        | map.yaml:1:7  found 'two', expected a number of lines | 999
            delimiter: x                     | map.yaml:1:12  found 'x', expected one character | tab
            columns: time                    | map.yaml:1:10  found 'time', expected header names | Schluss: close
            """)
    void aMistakeInAMappingIsNamedWithItsPlace(String yaml, String error, String hint) throws IOException {
        Try done = importing(write("acme.csv", TWO_DAYS), "--mapping", write("map.yaml", yaml + "\n"));

        assertThat(done.exit()).isEqualTo(2);
        assertThat(done.err()).contains(error, hint, "exit 2");
    }

    @Test
    void mistypedChoicesAreGuessed() throws IOException {
        String file = write("acme.csv", TWO_DAYS);

        assertThat(importing(file, "--from", "stoq").err()).contains("'stoq' is no dialect", "did you mean 'stooq'?");
        assertThat(importing(file, "--duplicates", "frist").err()).contains("did you mean 'first'?");
        assertThat(importing(file, "--tz", "Europe/Pariss").err()).contains("did you mean 'Europe/Paris'?");
        assertThat(importing("nowhere.csv").err()).contains("nowhere.csv", "there is no such file", "exit 3");
    }

    @Test
    void volumesMayBeMissingWhereThatIsSaid() throws IOException {
        String file = write("EUR-USD.csv", "Date,Open,High,Low,Close\n2023-01-03,1,2,1,1.5\n2023-01-04,1,2,1,1.5\n");

        assertThat(importing(file).err()).contains("a column for volume", "--no-volume");
        assertThat(importing(file, "--no-volume").out()).contains("✔ EUR-USD 1d");
        assertThat(importing(file, "--from", "stooq").out()).contains("0 added, 2 already there", "Stooq");
    }

    @Test
    void aTerminalSeesABarWithRowsPerSecondAndTheTimeLeftAndAPipeNothing() throws IOException {
        StringBuilder many = new StringBuilder("timestamp,open,high,low,close,volume\n");
        for (int i = 0; i < 400_000; i++) {
            many.append(1_600_000_000L + 60L * i).append(",1,2,1,1.5,\"10\"\n");
        }
        write("many.csv", many.toString());

        assertThat(Try.onTerminal(folder, "import", "csv", "many.csv", "--symbol", "A-USD")
                        .err())
                .contains("reading A-USD", "█", "% ", " rows/s", "ETA ")
                .endsWith("\r\u001b[2K");
        assertThat(Try.onTerminal(folder, "import", "csv", "many.csv", "--symbol", "B-USD", "--quiet")
                        .err())
                .isEmpty();
        assertThat(importing("many.csv", "--symbol", "C-USD").err()).isEmpty();
    }

    @Test
    void aFullDiskLeavesTheOldStateAndSaysSo() throws IOException, InterruptedException {
        StringBuilder many = new StringBuilder(HEADER);
        for (int i = 0; i < 5_000; i++) {
            many.append(1_600_000_000L + 60L * i).append(",1,2,1,1.5,10\n");
        }
        write("few.csv", HEADER + "1600000000,1,2,1,1.5,10\n1600000060,1,2,1,1.5,10\n");
        write("many.csv", many.toString());
        importing("few.csv", "--symbol", "A-USD");
        Map<String, Object> before = described("A-USD");

        ChildRun full = ChildRun.withLargestFile(folder, 64, "import", "csv", "many.csv", "--symbol", "A-USD");

        assertThat(full.exit()).as(full.err()).isEqualTo(8);
        assertThat(full.err()).contains("error[TD-E004]", "the disk is full", "1m is as it was before", "exit 8");
        assertThat(described("A-USD")).isEqualTo(before);
        assertThat(importing("many.csv", "--symbol", "A-USD").out()).contains("4,998 added, 2 already there");
        try (Stream<Path> left = Files.walk(folder.resolve("data/store"))) {
            assertThat(left.filter(path -> path.toString().contains(".import"))).isEmpty();
        }
    }
}
