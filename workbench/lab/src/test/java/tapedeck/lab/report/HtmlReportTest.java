package tapedeck.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.file.RunFolder;
import tapedeck.lab.report.model.ReportModel;
import tapedeck.lab.report.model.ReportOptions;
import tapedeck.testing.Json;

final class HtmlReportTest {
    private static final int DAYS = 800;

    @TempDir
    Path reports;

    @Test
    void twoRunsOfTheSameCommandGiveTheSameBytes() throws IOException {
        RunFolder first = ReportRuns.run(reports.resolve("a"), 1, DAYS, "step");
        RunFolder second = ReportRuns.run(reports.resolve("b"), 1, DAYS, "step");

        Path one = Reports.render(first, ReportRuns.options(1, DAYS));
        Path two = Reports.render(second, ReportRuns.options(1, DAYS));

        for (String name : List.of(Reports.PAGE, Reports.JSON, Reports.TRADES, Reports.EQUITY)) {
            assertThat(one.resolveSibling(name)).hasSameBinaryContentAs(two.resolveSibling(name));
        }
    }

    @Test
    void noProfitIsGoneThatNeverWas() throws IOException {
        Set<Boolean> seen = new TreeSet<>();
        for (long seed = 1; seed <= 12; seed++) {
            RunFolder run = ReportRuns.run(reports.resolve("seed" + seed), seed, 60, "step");
            ReportModel model = ReportModel.of(run, ReportRuns.options(seed, 60));
            boolean hasEarned = model.attribution().price() > 0;

            String page = Files.readString(Reports.write(run, model, model.options()));

            assertThat(page.contains("The profit is gone at"))
                    .as("seed %d", seed)
                    .isEqualTo(hasEarned);
            assertThat(page.contains("no cost is low enough")).isNotEqualTo(hasEarned);
            seen.add(hasEarned);
        }
        assertThat(seen).hasSize(2);
    }

    @Test
    void pageCannotReachAnything() throws IOException {
        String page = page("step");

        assertThat(page).contains("default-src 'none'").contains("<link rel=\"icon\" href=\"data:,\">");
        assertThat(Pattern.compile("(src|href)=\"?(https?:)?//").matcher(page).find())
                .isFalse();
        assertThat(Pattern.compile("https?://")
                        .matcher(withoutText(page))
                        .results()
                        .map(match -> match.group()))
                .as("addresses outside text")
                .isEmpty();
    }

    private static String withoutText(String page) {
        return page.replaceAll("(?s)<pre.*?</pre>", "");
    }

    @Test
    void policyNamesExactlyTheScriptsOfThePage() throws Exception {
        String page = page("step");
        Matcher scripts =
                Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL).matcher(page);

        List<String> hashes =
                scripts.results().map(match -> sha256(match.group(1))).toList();

        assertThat(hashes).hasSize(2).allSatisfy(hash -> assertThat(page).contains("'sha256-" + hash + "'"));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void namesOfOthersNeverBecomeMarkup() throws IOException {
        String page = page("</script><img src=x onerror=alert(1)>&\"'");

        assertThat(page).doesNotContain("<img").doesNotContain("<script>alert");
        assertThat(data(page).get("trades").get("words").items().map(Json::text))
                .anyMatch(word -> word.contains("</script><img"));
    }

    @Test
    void everySectionIsReadableWithoutScripts() throws IOException {
        String page = page("step").replaceAll("(?s)<script.*?</script>", "");

        assertThat(page).contains("Monthly returns", "Worst drawdowns", "COIN-USD", "Total return", "tapedeck verify");
        assertThat(Pattern.compile("<tr[ >]").matcher(page).results().count()).isGreaterThan(100);
    }

    @Test
    void smallLimitLeavesTradesOutAndSaysSo() throws IOException {
        RunFolder run = ReportRuns.run(reports, 1, DAYS, "step");

        Path file = Reports.render(run, ReportRuns.options(1, DAYS).maxBytes(1));

        assertThat(Files.readString(file)).contains("To keep the file small");
        assertThat(Files.readAllLines(file.resolveSibling(Reports.TRADES))).hasSize(100);
    }

    @Test
    void runWithoutItsDataStillHasAReport() throws IOException {
        RunFolder run = ReportRuns.run(reports, 1, DAYS, "step");

        String page = Files.readString(Reports.render(run, ReportRuns.options(2, DAYS)));

        assertThat(page).contains("the market data has changed since the run").doesNotContain("buy &amp; hold");
    }

    @Test
    void runWithoutTradesHasAReport() throws IOException {
        RunFolder run = ReportRuns.run(reports, 1, 3, "step");

        String page = Files.readString(Reports.render(run, ReportOptions.DEFAULT));

        assertThat(page).contains("no trade was closed", "annualised figures are hidden");
    }

    private String page(String tag) throws IOException {
        return Files.readString(Reports.render(ReportRuns.run(reports, 1, DAYS, tag), ReportRuns.options(1, DAYS)));
    }

    private static Json data(String page) {
        String open = "<script type=\"application/json\" id=\"data\">";
        int from = page.indexOf(open) + open.length();
        return Json.parse(page.substring(from, page.indexOf("</script>", from)));
    }
}
