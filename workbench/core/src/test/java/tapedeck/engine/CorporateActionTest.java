package tapedeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tapedeck.execution.AccountSettings;
import tapedeck.execution.RiskLimits;
import tapedeck.model.Fixed;
import tapedeck.model.Instruments;
import tapedeck.model.Order;
import tapedeck.model.OrderEvent;
import tapedeck.model.OrderType;
import tapedeck.model.Reason;
import tapedeck.model.Side;
import tapedeck.model.Tick;
import tapedeck.model.Ticket;
import tapedeck.model.TimeInForce;
import tapedeck.testing.Fixtures;
import tapedeck.testing.Runs;
import tapedeck.testing.Script;
import tapedeck.venue.Models;

/// Splits and dividends as inputs of the tape: they reach positions, cash and working orders before the next trade.
class CorporateActionTest {
    private final List<Tick> tape = new ArrayList<>();

    private static Tick action(int seconds, String newUnits, String oldUnits, String dividend) {
        Tick tick = Fixtures.trade(seconds, newUnits, dividend);
        tick.kind = Tick.ACTION;
        tick.price2 = Fixtures.fixed(oldUnits);
        return tick;
    }

    private Session play(Script script) {
        Iterator<Tick> ticks = tape.iterator();
        SessionConfig config = new SessionConfig(
                new Instruments(List.of(Fixtures.instrument("X"))),
                List.of(8),
                Fixtures.MINUTE,
                AccountSettings.DEFAULT,
                RiskLimits.NONE,
                0,
                0,
                Fixtures.START - 1,
                Fixtures.START + 10 * Fixtures.MINUTE.nanos());
        Session session = new Session(
                config,
                Wiring.replay(
                        tick -> {
                            if (!ticks.hasNext()) {
                                return false;
                            }
                            tick.set(ticks.next());
                            return true;
                        },
                        Fixtures.START - 1,
                        Models.IDEAL),
                List.of(new Session.Member("script", script)),
                new RunRecorder(LogLevel.NONE, RecordSink.NONE));
        session.run();
        return session;
    }

    @Test
    void aSplitChangesUnitsAndPricesButNotWealth() {
        tape.add(Fixtures.trade(1, "100", "1"));
        tape.add(Fixtures.trade(61, "100", "1"));
        tape.add(action(70, "4", "1", "0"));
        tape.add(Fixtures.trade(75, "25", "1"));
        Script script = new Script()
                .after(
                        0,
                        (desk, bars) ->
                                desk.submit(Order.buy(bars, 3).stopLoss(90).takeProfit(120)));

        Session session = play(script);

        assertThat(session.portfolio().net(0)).isEqualTo(12 * Fixed.ONE);
        assertThat(session.portfolio().position(0, 0).averagePrice()).isEqualTo(25 * Fixed.ONE);
        assertThat(session.portfolio().equity()).isEqualTo(AccountSettings.DEFAULT.cash());
        assertThat(session.orders().workingOrders().stream()
                        .map(CorporateActionTest::text)
                        .collect(Collectors.joining("; ")))
                .isEqualTo("SELL 12 stop 22.5 limit 0; SELL 12 stop 0 limit 30");
        assertThat(script.heardNames().stream().filter("Replaced"::equals)).hasSize(2);
    }

    private static String text(Ticket t) {
        return t.side() + " " + Fixed.format(t.size()) + " stop " + Fixed.format(t.stop()) + " limit "
                + Fixed.format(t.limit());
    }

    @Test
    void aProtectiveStopIsNotTriggeredByTheSplitItself() {
        tape.add(Fixtures.trade(1, "100", "1"));
        tape.add(Fixtures.trade(61, "100", "1"));
        tape.add(action(70, "4", "1", "0"));
        tape.add(Fixtures.trade(75, "24", "1"));
        tape.add(Fixtures.trade(76, "22", "1"));
        Script script = new Script()
                .after(0, (desk, bars) -> desk.submit(Order.buy(bars, 3).stopLoss(90)));

        Session session = play(script);

        assertThat(session.portfolio().isFlat()).isTrue();
        assertThat(session.portfolio().equity()).isEqualTo(AccountSettings.DEFAULT.cash() - 12 * 3 * Fixed.ONE);
    }

    @Test
    void aReverseSplitThatLeavesNoLotCancelsTheOrder() {
        tape.add(Fixtures.trade(1, "100", "1"));
        tape.add(Fixtures.trade(61, "100", "1"));
        tape.add(action(70, "1", "1000000", "0"));
        Script script = new Script()
                .after(0, (desk, bars) -> desk.submit(Order.buy(bars, 3).limit(50)));

        Session session = play(script);

        assertThat(session.orders().workingOrders()).isEmpty();
        assertThat(script.heard().getLast()).isInstanceOf(OrderEvent.Canceled.class);
    }

    @Test
    void unitsBelowALotArePaidOutAfterASplit() {
        tape.add(Fixtures.trade(1, "100", "1"));
        tape.add(Fixtures.trade(61, "100", "1"));
        tape.add(action(70, "1", "7", "0"));
        Script script = new Script()
                .after(0, (desk, bars) -> desk.submit(Order.buy(bars, 3).stopLoss(50)));

        Session session = play(script);

        assertThat(session.portfolio().net(0)).as("3 / 7 in lots of 0.001").isEqualTo(Fixtures.fixed("0.428"));
        assertThat(session.portfolio().cash())
                .isEqualTo(AccountSettings.DEFAULT.cash() - Fixtures.fixed("300") + Fixtures.fixed("0.400001"));
        assertThat(session.portfolio().equity()).isEqualTo(AccountSettings.DEFAULT.cash() + Fixtures.fixed("0.000001"));
        assertThat(session.orders().workingOrders())
                .extracting(CorporateActionTest::text)
                .containsExactly("SELL 0.428 stop 350 limit 0");
    }

    @Test
    void aPositionOfLessThanALotIsPaidOutAndItsOrdersGo() {
        tape.add(Fixtures.trade(1, "100", "1"));
        tape.add(Fixtures.trade(61, "100", "1"));
        tape.add(action(70, "1", "10000", "0"));
        Script script = new Script()
                .after(
                        0,
                        (desk, bars) ->
                                desk.submit(Order.buy(bars, 3).stopLoss(50).takeProfit(120)));

        Session session = play(script);

        assertThat(session.portfolio().isFlat()).isTrue();
        assertThat(session.portfolio().cash()).isEqualTo(AccountSettings.DEFAULT.cash());
        assertThat(session.orders().workingOrders()).isEmpty();
        assertThat(script.heard().stream().filter(OrderEvent.Canceled.class::isInstance))
                .extracting(e -> ((OrderEvent.Canceled) e).reason())
                .containsExactly(Reason.CORPORATE_ACTION, Reason.CORPORATE_ACTION);
    }

    @Test
    void theRestOfAPartlyFilledOrderGoesWhereItIsBelowALot() {
        Ticket ticket = new Ticket(
                1,
                0,
                0,
                Side.BUY,
                OrderType.LIMIT,
                TimeInForce.GTC,
                Fixtures.fixed("3.002"),
                0,
                new Ticket.Prices(Fixtures.fixed("50"), 0, 0, 0),
                0,
                false,
                false,
                0,
                "");

        Ticket after = ticket.split(1, 4, Fixtures.instrument("X"), Fixtures.fixed("3"));

        assertThat(after.size()).as("what has traded, and no more").isEqualTo(Fixtures.fixed("0.75"));
        assertThat(after.limit()).isEqualTo(Fixtures.fixed("200"));
    }

    @Test
    void aDividendIsPaidOnWhatIsHeld() {
        tape.add(Fixtures.trade(1, "100", "1"));
        tape.add(Fixtures.trade(61, "100", "1"));
        tape.add(action(70, "0", "0", "0.5"));
        Script script = new Script().after(0, (desk, bars) -> desk.submit(Order.buy(bars, 3)));

        Session session = play(script);

        assertThat(session.portfolio().equity()).isEqualTo(AccountSettings.DEFAULT.cash() + Fixtures.fixed("1.5"));
        assertThat(session.portfolio().profit(0)).isEqualTo(Fixtures.fixed("1.5"));
    }

    @Test
    void aStoresActionsAreWalkedAndCondensedAlikeAndNamedInTheRunId() {
        var builder = new MemoryData.Builder(List.of(Fixtures.instrument("X")), Fixtures.MINUTE, 0);
        long minute = Fixtures.MINUTE.nanos();
        for (int i = 0; i < 6; i++) {
            long price = Fixtures.fixed(i < 3 ? "100" : "25");
            builder.add(0, Fixtures.START + i * minute, new long[] {price, price, price, price}, 100);
        }
        MemoryData plain = builder.build();
        builder.add(new CorporateAction(0, Fixtures.START + 3 * minute, 4, 1, Fixtures.fixed("0.5")));
        MemoryData data = builder.build();

        var condensed = Runs.run().of(data, buyer());
        var walked = Runs.run().walked().of(data, buyer());

        assertThat(condensed.summary().endEquity())
                .isEqualTo(condensed.summary().startEquity() + Fixtures.fixed("1"));
        assertThat(condensed.summary().hashes()).isEqualTo(walked.summary().hashes());
        assertThat(condensed.summary().runId())
                .isNotEqualTo(Runs.run().of(plain, buyer()).summary().runId());
    }

    private static Script buyer() {
        return new Script().after(0, (desk, bars) -> desk.submit(Order.buy(bars, 2)));
    }
}
