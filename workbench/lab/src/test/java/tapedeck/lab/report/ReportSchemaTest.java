package tapedeck.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tapedeck.lab.report.model.ReportOptions;
import tapedeck.testing.Json;

final class ReportSchemaTest {
    private static final Path SCHEMA = Path.of("../../docs/reference/report.schema.json");

    @TempDir
    Path reports;

    @ParameterizedTest(name = "{0} days")
    @ValueSource(ints = {1, 3, 40, 400})
    void everyReportFollowsTheSchema(int days) throws IOException {
        Path page = Reports.render(ReportRuns.run(reports, 3, days, "step"), ReportRuns.options(3, days));

        assertThat(JsonSchema.faults(Json.read(SCHEMA), Json.read(page.resolveSibling(Reports.JSON))))
                .isEmpty();
    }

    @Test
    void reportWithoutMarketDataFollowsIt() throws IOException {
        Path page = Reports.render(ReportRuns.run(reports, 3, 90, "step"), ReportOptions.DEFAULT);

        assertThat(JsonSchema.faults(Json.read(SCHEMA), Json.read(page.resolveSibling(Reports.JSON))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"schema\":\"tapedeck.report/1\" | \"schema\":\"tapedeck.report/2\" | /schema",
                "\"currency\":\"USD\", | '' | has no currency",
                "\"currency\": | \"colour\":\"blue\",\"currency\": | colour",
                "\"startCapital\":100000 | \"startCapital\":\"100000\" | /startCapital",
            })
    void whatDoesNotFollowIsNamed(String part, String instead, String fault) throws IOException {
        Path page = Reports.render(ReportRuns.run(reports, 3, 90, "step"), ReportRuns.options(3, 90));
        String text = Files.readString(page.resolveSibling(Reports.JSON));
        assertThat(text).contains(part);

        Json changed = Json.parse(text.replace(part, instead));

        assertThat(JsonSchema.faults(Json.read(SCHEMA), changed)).anyMatch(found -> found.contains(fault));
    }
}
