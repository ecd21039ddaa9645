package tapedeck.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tapedeck.file.RunFolder;

final class ReportCheckTest {
    private static final int DAYS = 400;
    private static final int CHANGES = 300;

    @TempDir
    Path reports;

    private RunFolder run() throws IOException {
        return ReportRuns.run(reports, 3, DAYS, "step");
    }

    private Path page() throws IOException {
        return Reports.render(run(), ReportRuns.options(3, DAYS));
    }

    @ParameterizedTest
    @ValueSource(strings = {Reports.PAGE, Reports.JSON, Reports.TRADES, Reports.EQUITY})
    void passesWhatTheLogGives(String name) throws IOException {
        assertThat(check(page().resolveSibling(name))).isEmpty();
    }

    @Test
    void namesTheMetricWhoseDigitWasChangedOnThePage() throws IOException {
        Path page = page();
        change(page, "(data-m=\"vol_ann\">Volatility</span></th><td>[0-9]*)[0-9]\\.", "$1x.");

        assertThat(check(page).orElseThrow().where()).isEqualTo("Metrics, Risk, vol_ann, strategy");
    }

    @Test
    void namesTheMetricWhoseDigitWasChangedInTheDocument() throws IOException {
        Path file = page().resolveSibling(Reports.JSON);
        change(file, "(\"sortino\":\\{\"value\":-?[0-9]\\.[0-9])[0-9]", "$1x");

        assertThat(check(file).orElseThrow().where()).isEqualTo("metrics.sortino");
    }

    @Test
    void namesTheLineOfATradeThatWasChanged() throws IOException {
        Path file = page().resolveSibling(Reports.TRADES);
        change(file, "(\n5,EveryFew,COIN-USD,)long", "$1short");

        Difference difference = check(file).orElseThrow();

        assertThat(difference).isEqualTo(new Difference("line 6, side", "short", "long"));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void findsOneChangedDigitWhereverItIsAndNamesThePlace(long seed) throws IOException {
        Path page = page();
        for (String name : List.of(Reports.PAGE, Reports.JSON, Reports.TRADES, Reports.EQUITY)) {
            String derived = Files.readString(page.resolveSibling(name));
            int[] digits = digits(derived, name.equals(Reports.PAGE));
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < CHANGES; i++) {
                int at = digits[random.nextInt(digits.length)];
                char other = (char) ('0' + (derived.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
                String said = derived.substring(0, at) + other + derived.substring(at + 1);

                Difference difference = ReportCheck.compare(said, derived).orElseThrow();

                assertThat(difference.where()).as("%s, character %d", name, at).isNotBlank();
                assertThat(difference.said()).contains(String.valueOf(other)).isNotEqualTo(difference.derived());
            }
        }
    }

    /// Places of all digits; of a page those after its style, which is no figure.
    private static int[] digits(String text, boolean isPage) {
        int from = isPage ? text.indexOf("<body>") : 0;
        return IntStream.range(from, text.length())
                .filter(i -> text.charAt(i) >= '0' && text.charAt(i) <= '9')
                .toArray();
    }

    @Test
    void everyPartOfThePageHasPlacesWithNames() throws IOException {
        String page = Files.readString(page());

        assertThat(place(page, "<dd class=\"(?:pos|neg)\">.(\\d)")).isEqualTo("first screen, total_return");
        assertThat(place(page, "(?s)<h2>Monthly returns.*?<td style[^>]*>[^0-9]?(\\d)"))
                .isEqualTo("Monthly returns, 2020, J");
        assertThat(place(page, "(?s)<h2>Worst drawdowns.*?<td class=\"neg\">.(\\d)"))
                .matches("Worst drawdowns, [-0-9]+, Depth");
        assertThat(place(page, "(?s)<h2>Equity.*?<path d=\"M(\\d)"))
                .startsWith("Equity and drawdown, chart \"Equity goes");
        assertThat(place(page, "\"equity\":\\{.*?\"e\":\\{\"u\":.*?\"d\":\"[^\"0-9]*(\\d)"))
                .isEqualTo("data of the charts, equity.e.d");
        assertThat(place(page, "<dd><code>[^0-9]*(\\d)")).isEqualTo("Reproduce, Run");
    }

    private static String place(String page, String pattern) {
        Matcher match = Pattern.compile(pattern).matcher(page);
        assertThat(match.find()).as(pattern).isTrue();
        return Place.of(page, match.start(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {Reports.PAGE, Reports.JSON, Reports.TRADES, Reports.EQUITY})
    void findsAChangedDigitInTheFileItself(String name) throws IOException {
        Path file = page().resolveSibling(name);
        String text = Files.readString(file);
        int[] digits = digits(text, name.equals(Reports.PAGE));
        int at = digits[digits.length / 2];
        char other = text.charAt(at) == '9' ? '8' : '9';
        Files.writeString(file, text.substring(0, at) + other + text.substring(at + 1));

        assertThat(check(file)).isPresent();
    }

    private Optional<Difference> check(Path file) throws IOException {
        return ReportCheck.check(file, run(), Optional.of(ReportRuns.market(3, DAYS)));
    }

    private static void change(Path file, String pattern, String replacement) throws IOException {
        String before = Files.readString(file);
        String after = before.replaceFirst(pattern, replacement);
        assertThat(after).as("the pattern " + pattern + " is in the file").isNotEqualTo(before);
        Files.writeString(file, after);
    }
}
