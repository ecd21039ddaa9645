package tapedeck.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tapedeck.model.Fill;
import tapedeck.model.Fixed;
import tapedeck.model.Order;
import tapedeck.testing.Fixtures;
import tapedeck.testing.Runs;
import tapedeck.testing.Script;

/// A fee per unit with a minimum and a cap: both count once for an order.
class PerShareFeeTest {
    private static long f(String text) {
        return Fixtures.fixed(text);
    }

    /// Buys against a tenth of 1,000 units a bar: 25 at each of its four ticks.
    private static List<Long> feesOf(double size, String perUnit, String minimum, String cap) {
        Models models = Models.IDEAL
                .with(LiquidityModel.participation(Fixed.ONE / 10))
                .with(FeeModel.perShare(f(perUnit), f(minimum), f(cap)));
        Script script = new Script().after(0, (desk, bars) -> desk.submit(Order.buy(bars, size)));

        Runs.Result result = Runs.run().models(models).of(Fixtures.bars("10 10 10 10", "10 10 10 10"), script);

        return result.fills().stream().map(Fill::fee).toList();
    }

    @Test
    void aMinimumIsChargedOncePerOrder() {
        assertThat(feesOf(60, "0.005", "1", "1")).containsExactly(f("1"), 0L, 0L);
    }

    @Test
    void unitsBeyondTheMinimumAreChargedAsTheyTrade() {
        assertThat(feesOf(60, "0.03", "1", "1")).containsExactly(f("1"), f("0.5"), f("0.3"));
    }

    @Test
    void theCapGrowsWithTheOrder() {
        assertThat(feesOf(60, "0.005", "10", "0.01")).containsExactly(f("2.5"), f("2.5"), f("1"));
    }
}
