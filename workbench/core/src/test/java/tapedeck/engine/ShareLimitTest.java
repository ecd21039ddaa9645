package tapedeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tapedeck.execution.RiskLimits;
import tapedeck.model.Order;
import tapedeck.model.Reason;
import tapedeck.testing.Fixtures;
import tapedeck.testing.Runs;
import tapedeck.testing.Script;

/// An order for a share of the margin becomes units when it trades: the limits hold there, too.
class ShareLimitTest {
    private static RiskLimits atMost(String units) {
        long off = RiskLimits.OFF;
        return new RiskLimits(
                off, off, Fixtures.fixed(units), off, off, off, off, off, off, off, off, false, List.of());
    }

    private static Runs.Result buyHalf(String limit, String nextBar) {
        Script script = new Script().after(0, (desk, bars) -> desk.submit(Order.buyShare(bars, 0.05)));
        return Runs.run().limits(atMost(limit)).of(Fixtures.bars("100 100 100 100", nextBar), script);
    }

    @Test
    void aPriceThatFallsCannotCarryItOverTheLimit() {
        assertThat(buyHalf("500", "100 100 100 100").fillTexts()).containsExactly("+500 @ 100 00:01");

        Runs.Result fallen = buyHalf("500", "80 80 80 80");

        assertThat(fallen.fills()).isEmpty();
        assertThat(fallen.summary().refused()).containsEntry(Reason.MAX_POSITION, 1L);
    }

    @Test
    void withinTheLimitItBuysMoreAtALowerPrice() {
        assertThat(buyHalf("625", "80 80 80 80").fillTexts()).containsExactly("+625 @ 80 00:01");
    }
}
