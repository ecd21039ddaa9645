package tapedeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tapedeck.model.Order;
import tapedeck.testing.Fixtures;
import tapedeck.testing.Runs;
import tapedeck.testing.Script;

/// One small run, pinned to the last digit. A change here is a new version of the encoding or of the engine's
/// behaviour: say so in the changelog before rewriting a value.
class CanonicalEncodingTest {
    private static RunSummary run() {
        MemoryData data = Fixtures.bars(
                "100 101 99 100",
                "100 103 98 102",
                "102 104 101 103",
                "103 106 102 105",
                "105 107 90 96",
                "96 97 95 96");
        Script script = new Script()
                .after(
                        0,
                        (desk, bars) -> desk.submit(
                                Order.buy(bars, 2).stopLoss(95).takeProfit(110).tag("dip")))
                .after(1, (desk, bars) -> desk.submit(Order.buy(bars, 1).limit(101.5)))
                .after(2, (desk, bars) -> desk.submit(Order.sellShare(bars, 0.1).stop(90)))
                .after(3, (desk, bars) -> desk.cancel(5))
                .after(4, (desk, bars) -> desk.submit(Order.buy(bars, Double.NaN)));
        return Runs.run().execution(ExecutionSettings.DEFAULT).of(data, script).summary();
    }

    @Test
    void theDataRootIsPinned() {
        assertThat(run().manifest().identity())
                .containsEntry("data.root", "1b4b1a5f54dd1020715baeecdc37624476f2f73a779b702de3571889ad8144b5");
    }

    @Test
    void theThreeHashesArePinned() {
        assertThat(run().hashes())
                .isEqualTo(new ResultHashes(
                        "fbe4fc23108dc64e657aa17cb850f286746b61fc1afe12009d0a6262da03fe02",
                        "3da5dadb9390a1ba9a46d21e401fd65c5d7648a8b04e765e50c99613a9f3f2b6",
                        "18829812904c68966fbadc011be18dc3ef9730cb32192da5af8d7696ab0d4d42"));
    }

    @Test
    void theRunIdIsPinned() {
        assertThat(run().runId()).isEqualTo("53cbcbaaae857107cd5fb42f8664b797745e3ccd4e471a82327c9c4f95981992");
    }
}
