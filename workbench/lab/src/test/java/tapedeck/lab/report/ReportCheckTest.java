package tapedeck.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tapedeck.file.RunFolder;

final class ReportCheckTest {
    private static final int DAYS = 400;

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

        assertThat(check(page).orElseThrow().where()).isEqualTo("Metrics, vol_ann");
    }

    @Test
    void namesTheMetricWhoseDigitWasChangedInTheDocument() throws IOException {
        Path file = page().resolveSibling(Reports.JSON);
        change(file, "(\"sortino\":\\{\"value\":-?[0-9]\\.[0-9])[0-9]", "$1x");

        assertThat(check(file).orElseThrow().where()).isEqualTo("sortino");
    }

    @Test
    void namesTheLineOfATradeThatWasChanged() throws IOException {
        Path file = page().resolveSibling(Reports.TRADES);
        change(file, "(\n5,EveryFew,COIN-USD,)long", "$1short");

        Difference difference = check(file).orElseThrow();

        assertThat(difference).isEqualTo(new Difference("line 6", "short", "long"));
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
