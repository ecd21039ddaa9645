package tapedeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tapedeck.execution.RiskLimits;
import tapedeck.model.Fixed;
import tapedeck.model.Interval;
import tapedeck.model.Order;
import tapedeck.testing.Fixtures;
import tapedeck.testing.Runs;
import tapedeck.testing.Script;

/// What is open when the data ends is left at the last price, all of it, and nothing else trades then.
class EndOfRunTest {
    private static final String BAR = "100 101 99 100";

    private static ExecutionSettings leaving(ExecutionSettings.Liquidity.LiquidityKind kind) {
        ExecutionSettings free = ExecutionSettings.FREE;
        return new ExecutionSettings(
                false,
                free.fee(),
                free.slippage(),
                free.latency(),
                new ExecutionSettings.Liquidity(kind, Fixed.ONE / 10),
                free.intrabar(),
                EndOfRun.LAST_CLOSE);
    }

    @Test
    void whatStillWorksDoesNotTradeWithTheLastPrice() {
        Script script = new Script()
                .after(0, (desk, bars) -> desk.submit(Order.buy(bars, 60).limit(100)))
                .after(1, (desk, bars) -> desk.submit(Order.buy(bars, 7)));

        Runs.Result result = Runs.run()
                .execution(leaving(ExecutionSettings.Liquidity.LiquidityKind.PARTICIPATION))
                .of(Fixtures.bars(BAR, "100.5 101 99.9 99.95"), script);

        assertThat(result.fillTexts())
                .containsExactly("+25 @ 100 00:01:40", "+25 @ 99.95 00:01:59.999999999", "-50 @ 99.95 00:02");
        assertThat(result.summary().openPositions()).isZero();
        assertThat(script.heardNames()).filteredOn("Canceled"::equals).hasSize(2);
    }

    @Test
    void noLimitKeepsAPosition() {
        long off = RiskLimits.OFF;
        RiskLimits limits =
                new RiskLimits(Fixed.ONE, off, off, off, off, off, 2, off, off, Interval.SECOND, off, false, List.of());
        Script script = new Script()
                .after(0, (desk, bars) -> desk.submit(Order.buy(bars, 1)))
                .after(1, (desk, bars) -> desk.submit(Order.buy(bars, 1)));

        Runs.Result result = Runs.run()
                .execution(leaving(ExecutionSettings.Liquidity.LiquidityKind.BAR_PATH))
                .limits(limits)
                .of(Fixtures.bars(BAR, BAR, BAR), script);

        assertThat(result.fillTexts()).containsExactly("+1 @ 100 00:01", "+1 @ 100 00:02", "-2 @ 100 00:03");
    }

    @Test
    void dataThatEndWithinASessionCloseTheDayThere() {
        Script script = new Script().after(0, (desk, bars) -> desk.submit(Order.buy(bars, 10)));

        Runs.Result result = Runs.run().of(Fixtures.bars(BAR, "100 101 99 100", "100 108 99 107"), script);

        DailyMarks days = result.summary().days();
        assertThat(days.size()).isEqualTo(1);
        assertThat(days.time(0)).isEqualTo(result.summary().endTime());
        assertThat(days.equity(0))
                .isEqualTo(result.summary().endEquity())
                .isEqualTo(result.summary().startEquity() + 70 * Fixed.ONE);
    }
}
