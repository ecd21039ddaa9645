package tapedeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tapedeck.model.AssetClass;
import tapedeck.model.Currency;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.model.Order;
import tapedeck.model.TradingCalendar;
import tapedeck.testing.Fixtures;
import tapedeck.testing.Runs;
import tapedeck.testing.Script;

/// What changes a result changes the run's id.
class RunIdentityTest {
    /// Two sessions, the first of which ends after some minutes.
    private static TradingCalendar calendar(int minutes, int restOf) {
        long[] opens = {Fixtures.START, Fixtures.START + 10 * Interval.MINUTE, Fixtures.START + 20 * Interval.MINUTE};
        long[] closes = {
            opens[0] + minutes * Interval.MINUTE, opens[1] + 5 * Interval.MINUTE, opens[2] + restOf * Interval.MINUTE
        };
        return TradingCalendar.ofSessions("TEST", "UTC", 252, new long[] {1, 2, 3}, opens, closes);
    }

    private static RunSummary run(TradingCalendar calendar) {
        Instrument instrument =
                new Instrument(0, "X", AssetClass.STOCK, Currency.USD, Fixed.ONE / 100, Fixed.ONE, Fixed.ONE, calendar);
        var builder = new MemoryData.Builder(List.of(instrument), Fixtures.MINUTE, 0);
        for (int n = 0; n < 5; n++) {
            long price = (100 + n) * Fixed.ONE;
            builder.add(0, Fixtures.START + n * Interval.MINUTE, new long[] {price, price, price, price}, 1000);
        }
        Script script = new Script()
                .after(0, (desk, bars) -> desk.submit(Order.buy(bars, 1).onClose()));
        return Runs.run().of(builder.build(), script).summary();
    }

    @Test
    void theSessionsOfItsCalendarAreInIt() {
        RunSummary one = run(calendar(5, 5));
        RunSummary early = run(calendar(3, 5));

        assertThat(early.hashes().fills()).isNotEqualTo(one.hashes().fills());
        assertThat(early.runId()).isNotEqualTo(one.runId());
        assertThat(RunDiff.ofIdentities(
                                one.manifest().identity(), early.manifest().identity())
                        .changes())
                .singleElement()
                .satisfies(change -> assertThat(change.cause()).isEqualTo(RunDiff.Cause.DATA));
        assertThat(run(calendar(5, 4)).runId()).as("years to come").isEqualTo(one.runId());
    }
}
