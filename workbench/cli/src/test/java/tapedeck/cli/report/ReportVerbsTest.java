package tapedeck.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tapedeck.cli.Sandbox;
import tapedeck.cli.Try;
import tapedeck.cli.frame.JsonReader;

/// The verbs that work on kept runs: report, compare, verify-report and chart.
final class ReportVerbsTest {
    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void twoRuns() throws IOException {
        Sandbox sandbox = new Sandbox(folder);
        assertThat(sandbox.run("backtest", "SmaCross", "-s", "UP", "-p", "fast=5", "-p", "slow=20", "--tag", "first")
                        .exit())
                .isZero();
        assertThat(sandbox.run("backtest", "SmaCross", "-s", "UP", "-p", "fast=8", "-p", "slow=30", "--tag", "second")
                        .exit())
                .isZero();
    }

    private Try run(String... words) {
        return Try.in(folder, words);
    }

    private Path file(String tag, String name) throws IOException {
        String shown = String.valueOf(
                JsonReader.object(run("report", tag, "--json").out()).get("run"));
        return folder.resolve("reports").resolve(shown).resolve(name);
    }

    @Test
    void reportIsWrittenAgainByteForByte() throws IOException {
        Path page = file("first", "report.html");
        byte[] before = Files.readAllBytes(page);
        Files.delete(page);

        Try tried = run("report", "first");

        assertThat(tried.exit()).as(tried.err()).isZero();
        assertThat(tried.out()).startsWith("report  reports/").contains("report.html (", "kB)");
        assertThat(page).hasBinaryContent(before);
    }

    @Test
    void reportHasABenchmarkAndASizeOfItsOwn() throws IOException {
        Path page = file("first", "report.html");

        Try tried = run("report", "first", "--bench", "DOWN", "--max-size", "1k", "--json");

        assertThat(tried.exit()).as(tried.err()).isZero();
        assertThat(tried.out())
                .startsWith("{\"schema\":\"tapedeck.report/1\",\"ok\":true")
                .contains("\"artifacts\"");
        assertThat(page).content().contains("To keep the file small", ">DOWN<");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "report nowhere | 3 | no run has this id",
                "report first --max-size big | 2 | is not a size",
                "report first --bench NOPE | 3 | NOPE",
                "compare first | 2 | RUN requires at least 2",
                "compare first nowhere | 3 | no run has this id",
                "verify nowhere | 3 | no run has this id",
                "verify-report nothing.html | 3 | there is no such file",
                "verify-report tapedeck.yaml | 3 | manifest.txt",
                "verify data/market_data/ | 3 | not the folder of a run",
                "verify-report data/market_data/ | 3 | not the folder of a run",
                "verify-report nowhere | 3 | no run has this id",
                "chart first --png --svg | 2 | one at a time",
                "chart first --width 5 | 2 | 100 to",
                "chart nowhere | 3 | no run has this id",
            })
    void badInputIsOneBlockWithItsExitCode(String line, int exit, String words) {
        Try tried = run(line.split(" ", -1));

        assertThat(tried.exit()).as(tried.err()).isEqualTo(exit);
        assertThat(tried.out()).isEmpty();
        assertThat(tried.err())
                .startsWith("error[TD-")
                .contains(words, "exit " + exit)
                .doesNotContain("Exception");
    }

    @Test
    void aFolderIsARunWhereverItIsAndAReportAloneIsNone() throws IOException {
        Path page = file("first", "report.html");
        Path run = page.resolveSibling("");
        Path copy = Files.createDirectories(folder.resolve("kept")).resolve("elsewhere");
        try (Stream<Path> all = Files.walk(run)) {
            for (Path each :
                    all.filter(each -> !each.toString().endsWith(".csv")).toList()) {
                Files.copy(each, copy.resolve(run.relativize(each).toString()));
            }
        }
        Path lone = Files.createDirectories(folder.resolve("mailed"));
        Files.copy(page, lone.resolve("report.html"));

        for (String typed : List.of("first", "reports/" + run.getFileName(), run.toString() + "/", "@last~1")) {
            Try tried = run("verify-report", typed);
            assertThat(tried.exit()).as(tried.err()).isZero();
            assertThat(tried.out()).contains("report.html, report.json, trades.csv, equity.csv");
        }
        assertThat(run("verify-report", "kept/elsewhere").out()).contains("report.html, report.json\n");
        assertThat(run("report", "kept/elsewhere").exit()).isZero();
        assertThat(run("verify-report", "mailed").err()).contains("TD-D043", "no run beside it", "exit 3");
        assertThat(run("verify", "mailed/").err()).contains("TD-D051", "a report without its run", "exit 3");
        assertThat(run("verify", "reports/" + run.getFileName() + "/report.html")
                        .err())
                .contains("TD-D051", "a file of a run", "tapedeck verify-report reports/");
    }

    @Test
    void comparisonShowsFiguresDifferencesSettingsAndTrades() {
        Try tried = run("compare", "first", "second");

        assertThat(tried.exit()).as(tried.err()).isZero();
        assertThat(tried.out())
                .contains("Δ ", "Sharpe", "strategy.0.param.fast  5  →  8", "trades: ", "page  reports/compare-");
        Try json = run("compare", "first", "second", "--json");
        assertThat(json.out().lines()).hasSize(1);
        String page = String.valueOf(JsonReader.object(json.out()).get("page"));
        assertThat(folder.resolve(page)).content().contains("Settings that differ", "Growth of 1");
        assertThat(run("compare", "first", "second", "first", "-o", "three.html")
                        .exit())
                .isZero();
        assertThat(folder.resolve("three.html")).content().contains("Comparison of 3 runs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"report.html", "report.json", "trades.csv", "equity.csv"})
    void reportFollowsFromItsLogUntilADigitIsChanged(String name) throws IOException {
        Path file = file("first", name);
        Try before = run("verify-report", file.toString());
        assertThat(before.exit()).as(before.err()).isZero();
        assertThat(before.out()).contains("every figure follows from the event log");
        assertThat(run("verify-report", file.toString(), "--json").out()).contains("\"ok\":true");

        String text = Files.readString(file);
        int at = text.length() - 1;
        int least = name.endsWith("html") ? text.indexOf("Net profit") : 0;
        for (int i = text.indexOf('0', least); i >= 0 && i < at; i = at) {
            at = i;
        }
        Files.writeString(file, text.substring(0, at) + "1" + text.substring(at + 1));
        Try after = run("verify-report", file.toString());

        assertThat(after.exit()).isEqualTo(5);
        assertThat(after.err()).startsWith("error[TD-K012]").contains("the file says", "the event log gives", "exit 5");
        assertThat(run("verify-report", file.toString(), "--json").out())
                .contains("\"ok\":false", "\"where\":", "\"said\":", "\"derived\":");
    }

    @Test
    void chartIsAnImageOfTheSizeAskedFor() throws IOException {
        assertThat(run("chart", "first", "--width", "640", "--height", "320").exit())
                .isZero();
        assertThat(run("chart", "first", "--svg", "-o", "curve.svg").exit()).isZero();

        Path png = file("first", "chart.png");
        var image = javax.imageio.ImageIO.read(png.toFile());
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(640, 320);
        assertThat(folder.resolve("curve.svg")).content().contains("<svg", "</svg>");
        assertThat(run("chart", "first", "--json").out())
                .startsWith("{\"schema\":\"tapedeck.chart/1\",\"ok\":true")
                .contains("chart.png");
    }
}
