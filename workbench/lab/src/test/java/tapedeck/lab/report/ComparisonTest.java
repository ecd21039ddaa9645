package tapedeck.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.lab.report.model.Comparison;
import tapedeck.lab.report.model.ReportModel;
import tapedeck.lab.report.page.ComparisonPage;

final class ComparisonTest {
    private static final int DAYS = 400;

    @TempDir
    Path reports;

    @Test
    void settingsThatDifferAreNamedAndTheOthersNot() throws IOException {
        Comparison comparison = new Comparison(List.of(model(4), model(5)));

        assertThat(comparison.settings()).containsOnlyKeys("strategy.0.param.every");
        assertThat(comparison.settings().get("strategy.0.param.every")).containsExactly("4", "5");
    }

    @Test
    void everyTradeIsEqualChangedOrOnlyInOne() throws IOException {
        ReportModel before = model(4);
        ReportModel after = model(5);

        Comparison.TradeDifference trades = new Comparison(List.of(before, after)).trades(after);

        int common = trades.equal() + trades.changed().size();
        assertThat(trades.onlyBefore().size() + common)
                .isEqualTo(before.log().trades().size());
        assertThat(trades.onlyAfter().size() + common)
                .isEqualTo(after.log().trades().size());
        assertThat(trades.onlyBefore()).isNotEmpty();
    }

    @Test
    void runComparedWithItselfDiffersInNothing() throws IOException {
        Comparison comparison = new Comparison(List.of(model(4), model(4)));

        assertThat(comparison.settings()).isEmpty();
        assertThat(comparison.trades(comparison.first()).equal())
                .isEqualTo(comparison.first().log().trades().size());
        assertThat(new String(ComparisonPage.write(comparison), StandardCharsets.UTF_8))
                .contains("None: these are the same run.");
    }

    private ReportModel model(int every) throws IOException {
        return ReportModel.of(ReportRuns.run(reports, 3, DAYS, every, "step"), ReportRuns.options(3, DAYS));
    }
}
