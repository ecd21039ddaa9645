package tapedeck.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tapedeck.model.Fixed;
import tapedeck.model.Order;
import tapedeck.model.OrderEvent;
import tapedeck.model.OrderType;
import tapedeck.model.Reason;
import tapedeck.model.Side;
import tapedeck.model.Ticket;
import tapedeck.testing.Fixtures;

/// Every limit just kept and just broken, one unit apart: 1e-8, or a nanosecond.
class RiskGateTest {
    private static final long MINUTE = 60_000_000_000L;

    /// One limit, the others off.
    private static RiskLimits only(Reason reason, long value) {
        long off = RiskLimits.OFF;
        return new RiskLimits(
                reason == Reason.MAX_ORDER_SIZE ? value : off,
                reason == Reason.MAX_ORDER_NOTIONAL ? value : off,
                reason == Reason.MAX_POSITION ? value : off,
                reason == Reason.MAX_GROSS ? value : off,
                reason == Reason.MAX_NET ? value : off,
                reason == Reason.PRICE_COLLAR ? value : off,
                reason == Reason.ORDER_RATE ? value : off,
                reason == Reason.DAILY_LOSS ? value : off,
                reason == Reason.MAX_DRAWDOWN ? value : off,
                reason == Reason.STALE_PRICE ? value : off,
                reason == Reason.DUPLICATE ? value : off,
                reason == Reason.SELF_MATCH,
                reason == Reason.RESTRICTED ? List.of("X") : List.of());
    }

    private static long f(String text) {
        return Fixtures.fixed(text);
    }

    private static Reason ask(Floor floor, Ticket ticket) {
        return floor.gate.check(ticket, floor.clock.now()).reason();
    }

    @Test
    void sizeOfOneOrder() {
        Floor floor = new Floor(only(Reason.MAX_ORDER_SIZE, f("5")));

        assertThat(ask(floor, Floor.market(Side.BUY, f("5")))).isEqualTo(Reason.NONE);
        assertThat(ask(floor, Floor.market(Side.BUY, f("5") + 1))).isEqualTo(Reason.MAX_ORDER_SIZE);
    }

    @Test
    void notionalOfOneOrderAtItsLimitOrTheLastPrice() {
        Floor floor = new Floor(only(Reason.MAX_ORDER_NOTIONAL, f("500")));

        assertThat(ask(floor, Floor.market(Side.BUY, f("5")))).isEqualTo(Reason.NONE);
        assertThat(ask(floor, Floor.market(Side.BUY, f("5") + 1))).isEqualTo(Reason.MAX_ORDER_NOTIONAL);
        assertThat(ask(floor, Floor.limit(Side.BUY, f("1"), f("500")))).isEqualTo(Reason.NONE);
        assertThat(ask(floor, Floor.limit(Side.BUY, f("1"), f("500") + 1))).isEqualTo(Reason.MAX_ORDER_NOTIONAL);
    }

    @Test
    void positionWithWorkingOrdersOfTheSameSide() {
        Floor floor = new Floor(only(Reason.MAX_POSITION, f("10")));
        floor.hold(0, "3", "100");
        floor.orders.submit(0, Order.buy(floor.instrument, 2).limit(90));
        floor.orders.submit(0, Order.sell(floor.instrument, 1).limit(110));
        floor.orders.flush();

        assertThat(ask(floor, Floor.market(Side.BUY, f("5")))).isEqualTo(Reason.NONE);
        assertThat(ask(floor, Floor.market(Side.BUY, f("5") + 1))).isEqualTo(Reason.MAX_POSITION);
        assertThat(ask(floor, Floor.market(Side.SELL, f("12")))).isEqualTo(Reason.NONE);
        assertThat(ask(floor, Floor.market(Side.SELL, f("12") + 1))).isEqualTo(Reason.MAX_POSITION);
    }

    @Test
    void grossExposure() {
        Floor floor = new Floor(only(Reason.MAX_GROSS, f("1000")));
        floor.hold(0, "-4", "100");

        assertThat(ask(floor, Floor.market(Side.SELL, f("6")))).isEqualTo(Reason.NONE);
        assertThat(ask(floor, Floor.market(Side.SELL, f("6") + 1))).isEqualTo(Reason.MAX_GROSS);
    }

    @Test
    void netExposure() {
        Floor floor = new Floor(only(Reason.MAX_NET, f("1000")));
        floor.hold(0, "-4", "100");

        assertThat(ask(floor, Floor.market(Side.BUY, f("14")))).isEqualTo(Reason.NONE);
        assertThat(ask(floor, Floor.market(Side.BUY, f("14") + 1))).isEqualTo(Reason.MAX_NET);
        assertThat(ask(floor, Floor.market(Side.SELL, f("6")))).isEqualTo(Reason.NONE);
        assertThat(ask(floor, Floor.market(Side.SELL, f("6") + 1))).isEqualTo(Reason.MAX_NET);
    }

    @Test
    void limitsAndStopsInsideTheCollar() {
        Floor floor = new Floor(only(Reason.PRICE_COLLAR, f("0.01")));
        long one = Fixed.ONE;

        assertThat(ask(floor, Floor.limit(Side.BUY, one, f("101")))).isEqualTo(Reason.NONE);
        assertThat(ask(floor, Floor.limit(Side.BUY, one, f("101") + 1))).isEqualTo(Reason.PRICE_COLLAR);
        assertThat(ask(floor, Floor.limit(Side.SELL, one, f("99")))).isEqualTo(Reason.NONE);
        assertThat(ask(floor, Floor.limit(Side.SELL, one, f("99") - 1))).isEqualTo(Reason.PRICE_COLLAR);
        assertThat(ask(floor, stop(f("101")))).isEqualTo(Reason.NONE);
        assertThat(ask(floor, stop(f("101") + 1))).isEqualTo(Reason.PRICE_COLLAR);
    }

    private static Ticket stop(long price) {
        return Floor.ticket(0, Side.BUY, OrderType.STOP, Fixed.ONE, new Ticket.Prices(0, price, 0, 0));
    }

    @Test
    void ordersPerMinute() {
        Floor floor = new Floor(only(Reason.ORDER_RATE, 3));
        Ticket ticket = Floor.market(Side.BUY, Fixed.ONE);
        for (int i = 0; i < 3; i++) {
            assertThat(ask(floor, ticket)).isEqualTo(Reason.NONE);
        }

        assertThat(ask(floor, ticket)).isEqualTo(Reason.ORDER_RATE);
        floor.clock.reach(Fixtures.START + MINUTE / 3 - 1);
        assertThat(ask(floor, ticket)).isEqualTo(Reason.ORDER_RATE);
        floor.clock.reach(Fixtures.START + MINUTE / 3);
        assertThat(ask(floor, ticket)).isEqualTo(Reason.NONE);
        assertThat(ask(floor, ticket)).isEqualTo(Reason.ORDER_RATE);
    }

    @Test
    void aRefusedOrderTakesNoToken() {
        Floor floor = new Floor(only(Reason.ORDER_RATE, 1), only(Reason.MAX_ORDER_SIZE, f("5")));

        assertThat(ask(floor, Floor.market(Side.BUY, f("6")))).isEqualTo(Reason.MAX_ORDER_SIZE);
        assertThat(ask(floor, Floor.market(Side.BUY, f("5")))).isEqualTo(Reason.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DAILY_LOSS", "MAX_DRAWDOWN"})
    void losses(String name) {
        Reason reason = Reason.valueOf(name);
        Floor floor = new Floor(only(reason, f("0.01")));
        floor.hold(0, "1", "100");

        floor.price("90");
        assertThat(ask(floor, Floor.market(Side.BUY, Fixed.ONE))).isEqualTo(Reason.NONE);
        floor.price("89.99999999");
        assertThat(ask(floor, Floor.market(Side.BUY, Fixed.ONE))).isEqualTo(reason);
        assertThat(ask(floor, Floor.market(Side.SELL, Fixed.ONE)))
                .as("leaving is always allowed")
                .isEqualTo(Reason.NONE);
    }

    @Test
    void theDaysLossIsForgottenAtTheCloseButTheDrawdownIsNot() {
        Floor daily = new Floor(only(Reason.DAILY_LOSS, f("0.01")));
        Floor drawdown = new Floor(only(Reason.MAX_DRAWDOWN, f("0.01")));
        for (Floor floor : List.of(daily, drawdown)) {
            floor.hold(0, "1", "100");
            floor.price("80");
            floor.gate.onDayClose();
        }

        assertThat(ask(daily, Floor.market(Side.BUY, Fixed.ONE))).isEqualTo(Reason.NONE);
        assertThat(ask(drawdown, Floor.market(Side.BUY, Fixed.ONE))).isEqualTo(Reason.MAX_DRAWDOWN);
    }

    @Test
    void ageOfThePrice() {
        Floor floor = new Floor(only(Reason.STALE_PRICE, MINUTE));
        Ticket ticket = Floor.market(Side.BUY, Fixed.ONE);

        floor.clock.reach(Fixtures.START + MINUTE);
        assertThat(ask(floor, ticket)).isEqualTo(Reason.NONE);
        floor.clock.reach(Fixtures.START + MINUTE + 1);
        assertThat(ask(floor, ticket)).isEqualTo(Reason.STALE_PRICE);
    }

    @Test
    void theSameOrderTwiceInAWindow() {
        Floor floor = new Floor(only(Reason.DUPLICATE, MINUTE));
        Ticket ticket = Floor.limit(Side.BUY, Fixed.ONE, f("99"));

        assertThat(ask(floor, ticket)).isEqualTo(Reason.NONE);
        assertThat(ask(floor, Floor.limit(Side.BUY, Fixed.ONE, f("99") + 1))).isEqualTo(Reason.NONE);
        floor.clock.reach(Fixtures.START + MINUTE - 1);
        assertThat(ask(floor, ticket)).isEqualTo(Reason.DUPLICATE);
        floor.clock.reach(Fixtures.START + MINUTE);
        assertThat(ask(floor, ticket)).isEqualTo(Reason.NONE);
    }

    @Test
    void anotherTrailIsAnotherOrder() {
        Floor floor = new Floor(only(Reason.DUPLICATE, MINUTE));
        floor.orders.submit(0, Order.sell(floor.instrument, 1).trailingStop(1));
        floor.orders.submit(0, Order.sell(floor.instrument, 1).trailingStop(2));
        floor.orders.submit(0, Order.sell(floor.instrument, 1).stop(99).limit(98));
        floor.orders.submit(0, Order.sell(floor.instrument, 1).stop(98).limit(99));
        floor.orders.submit(0, Order.sell(floor.instrument, 1).trailingStop(2));
        floor.orders.flush();

        assertThat(floor.venue.asked).containsExactly("submit 1", "submit 2", "submit 3", "submit 4");
    }

    @Test
    void manyOrdersInBetweenHideNoDuplicate() {
        Floor floor = new Floor(only(Reason.DUPLICATE, MINUTE));
        for (int i = 0; i < 200; i++) {
            floor.orders.submit(0, Order.buy(floor.instrument, 1).limit(50 + i % 100));
        }
        floor.orders.flush();

        assertThat(floor.venue.asked).hasSize(100);
    }

    @Test
    void tradingWithAnOwnOrder() {
        Floor floor = new Floor(only(Reason.SELF_MATCH, 0));
        floor.orders.submit(1, Order.sell(floor.instrument, 1).limit(101));
        floor.orders.flush();

        assertThat(ask(floor, Floor.limit(Side.BUY, Fixed.ONE, f("101") - 1))).isEqualTo(Reason.NONE);
        assertThat(ask(floor, Floor.limit(Side.BUY, Fixed.ONE, f("101")))).isEqualTo(Reason.SELF_MATCH);
        assertThat(ask(floor, Floor.market(Side.BUY, Fixed.ONE))).isEqualTo(Reason.SELF_MATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRICE_COLLAR", "ORDER_RATE", "DUPLICATE"})
    void noLimitKeepsAFillFromItsProtection(String name) {
        Reason reason = Reason.valueOf(name);
        long limit = reason == Reason.PRICE_COLLAR ? f("0.05") : reason == Reason.ORDER_RATE ? 2 : MINUTE;
        Floor floor = new Floor(only(reason, limit));
        long one = floor.orders.submit(
                0, Order.buy(floor.instrument, 10).limit(100).stopLoss(90).takeProfit(120));
        long other = floor.orders.submit(
                0, Order.buy(floor.instrument, 10).limit(99).stopLoss(90).takeProfit(120));
        floor.orders.flush();

        floor.orders.onExecution(new Execution(one, f("100"), f("10"), 0, true, 1, 0));
        floor.orders.onExecution(new Execution(other, f("99"), f("10"), 0, true, 2, 0));

        assertThat(floor.orders.workingOrders())
                .extracting(Ticket::tag)
                .containsExactly("stop", "target", "stop", "target");
    }

    @Test
    void aRestrictedInstrument() {
        Floor floor = new Floor(only(Reason.RESTRICTED, 0));

        assertThat(ask(floor, Floor.market(Side.BUY, Fixed.ONE))).isEqualTo(Reason.RESTRICTED);
    }

    @Test
    void withoutAPriceNothingPasses() {
        Floor floor = new Floor(RiskLimits.NONE);
        floor.orders.submit(0, Order.buy(floor.instruments.get(1), 1));
        floor.orders.flush();
        floor.orders.dispatch();

        assertThat(floor.events)
                .singleElement()
                .isInstanceOfSatisfying(
                        OrderEvent.Denied.class,
                        denied -> assertThat(denied.reason()).isEqualTo(Reason.NO_PRICE_YET));
    }

    @Test
    void reduceOnlyModeLetsPositionsShrinkToNothing() {
        Floor floor = new Floor(RiskLimits.NONE);
        floor.hold(0, "2", "100");
        floor.gate.setState(RiskState.REDUCE_ONLY);

        assertThat(ask(floor, Floor.market(Side.SELL, f("2")))).isEqualTo(Reason.NONE);
        assertThat(ask(floor, Floor.market(Side.SELL, f("2") + 1))).isEqualTo(Reason.REDUCE_ONLY_MODE);
        assertThat(ask(floor, Floor.market(Side.BUY, 1))).isEqualTo(Reason.REDUCE_ONLY_MODE);
    }

    @Test
    void haltedLetsOnlyCancelsPass() {
        Floor floor = new Floor(RiskLimits.NONE);
        floor.hold(0, "2", "100");
        long id = floor.orders.submit(0, Order.sell(floor.instrument, 1).limit(110));
        floor.orders.flush();
        floor.gate.setState(RiskState.HALTED);

        assertThat(ask(floor, Floor.market(Side.SELL, f("2")))).isEqualTo(Reason.HALTED);
        floor.orders.amend(0, id, 109, 1);
        floor.orders.cancel(0, id);
        floor.orders.flush();
        assertThat(floor.venue.asked).containsExactly("submit 1", "cancel 1 BY_STRATEGY");
    }

    @Test
    void aStrategyHasItsOwnLimitsBesideTheAccounts() {
        Floor floor = new Floor(RiskLimits.NONE, only(Reason.MAX_POSITION, f("3")), RiskLimits.NONE);
        floor.hold(0, "2", "100");
        floor.hold(1, "50", "100");

        assertThat(ask(floor, Floor.market(Side.BUY, f("1")))).isEqualTo(Reason.NONE);
        assertThat(ask(floor, Floor.market(Side.BUY, f("1") + 1))).isEqualTo(Reason.MAX_POSITION);
        assertThat(ask(floor, Floor.ticket(1, Side.BUY, OrderType.MARKET, f("40"), Ticket.Prices.NONE)))
                .isEqualTo(Reason.NONE);
    }

    @Test
    void aStrategysLossIsItsOwn() {
        RiskLimits loss = only(Reason.DAILY_LOSS, f("0.01"));
        Floor floor = new Floor(RiskLimits.NONE, loss, loss);
        floor.hold(0, "1", "100");
        floor.hold(1, "-1", "100");

        floor.price("89.99999999");

        assertThat(ask(floor, Floor.market(Side.BUY, Fixed.ONE))).isEqualTo(Reason.DAILY_LOSS);
        assertThat(ask(floor, Floor.ticket(1, Side.SELL, OrderType.MARKET, Fixed.ONE, Ticket.Prices.NONE)))
                .isEqualTo(Reason.NONE);
    }

    @Test
    void aShareIsMeasuredByWhatItWouldBuy() {
        Floor floor = new Floor(only(Reason.MAX_ORDER_SIZE, f("5")));
        floor.orders.submit(0, Order.buyShare(floor.instrument, 0.05));
        floor.orders.submit(0, Order.buyShare(floor.instrument, 0.0501));
        floor.orders.flush();

        assertThat(floor.venue.asked).containsExactly("submit 1");
    }

    @Test
    void anAmendmentCannotGoAroundALimit() {
        Floor floor = new Floor(only(Reason.MAX_ORDER_SIZE, f("5")));
        long id = floor.orders.submit(0, Order.buy(floor.instrument, 4).limit(99));
        floor.orders.amend(0, id, 99, 5);
        floor.orders.amend(0, id, 99, 5.001);
        floor.orders.flush();

        assertThat(floor.venue.asked).containsExactly("submit 1", "replace 1 500000000");
    }

    @Test
    void ordersThatTogetherTurnAPositionAreNoReduction() {
        Floor floor = new Floor(only(Reason.MAX_POSITION, f("10")));
        floor.hold(0, "10", "100");
        floor.orders.submit(0, Order.sell(floor.instrument, 10));
        floor.orders.flush();

        assertThat(ask(floor, Floor.market(Side.SELL, f("10")))).isEqualTo(Reason.NONE);
        assertThat(ask(floor, Floor.market(Side.SELL, f("10") + 1))).isEqualTo(Reason.MAX_POSITION);
        floor.gate.setState(RiskState.REDUCE_ONLY);
        assertThat(ask(floor, Floor.market(Side.SELL, 1))).isEqualTo(Reason.REDUCE_ONLY_MODE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAX_GROSS", "MAX_NET"})
    void exposureWithWorkingOrders(String name) {
        Reason reason = Reason.valueOf(name);
        Floor floor = new Floor(only(reason, f("1000")));
        floor.hold(0, "3", "100");
        floor.orders.submit(0, Order.buy(floor.instrument, 2).limit(100));
        floor.orders.flush();

        assertThat(ask(floor, Floor.market(Side.BUY, f("5")))).isEqualTo(Reason.NONE);
        assertThat(ask(floor, Floor.market(Side.BUY, f("5") + 1))).isEqualTo(reason);
        assertThat(ask(floor, Floor.market(Side.SELL, f("13")))).isEqualTo(Reason.NONE);
        assertThat(ask(floor, Floor.market(Side.SELL, f("13") + 1))).isEqualTo(reason);
    }

    @Test
    void amendmentsOnTheirWayCount() {
        Floor floor = new Floor(only(Reason.MAX_POSITION, f("35")));
        long one = floor.orders.submit(0, Order.buy(floor.instrument, 10).limit(90));
        long other = floor.orders.submit(0, Order.buy(floor.instrument, 10).limit(90));
        floor.orders.amend(0, one, 90, 20);
        floor.orders.amend(0, other, 90, 20);
        floor.orders.amend(0, other, 90, 15);
        floor.orders.flush();

        assertThat(floor.venue.asked)
                .containsExactly("submit 1", "submit 2", "replace 1 2000000000", "replace 2 1500000000");
        floor.orders.onReplaceRejected(one, Reason.TOO_LATE);
        assertThat(ask(floor, Floor.market(Side.BUY, f("10")))).isEqualTo(Reason.NONE);
        assertThat(ask(floor, Floor.market(Side.BUY, f("10") + 1))).isEqualTo(Reason.MAX_POSITION);
    }

    @Test
    void sharesOnTheirWayCount() {
        Floor floor = new Floor(only(Reason.MAX_POSITION, f("60")));
        floor.orders.submit(0, Order.buyShare(floor.instrument, 0.5));
        floor.orders.submit(0, Order.buyShare(floor.instrument, 0.5));
        floor.orders.flush();

        assertThat(floor.venue.asked).containsExactly("submit 1");
        floor.orders.onReplaced(1, f("40"), Ticket.Prices.NONE);
        assertThat(ask(floor, Floor.market(Side.BUY, f("20")))).isEqualTo(Reason.NONE);
        assertThat(ask(floor, Floor.market(Side.BUY, f("20") + 1))).isEqualTo(Reason.MAX_POSITION);
    }

    @Test
    void anAmendmentCannotTradeWithAnOwnOrder() {
        Floor floor = new Floor(only(Reason.SELF_MATCH, 0));
        long buy = floor.orders.submit(0, Order.buy(floor.instrument, 1).limit(90));
        floor.orders.submit(0, Order.sell(floor.instrument, 1).limit(110));
        floor.orders.amend(0, buy, 110, 1);
        floor.orders.amend(0, buy, 109, 1);
        floor.orders.flush();

        assertThat(floor.venue.asked).containsExactly("submit 1", "submit 2", "replace 1 100000000");
    }

    @Test
    void anAmendmentTakesATokenLikeANewOrder() {
        Floor floor = new Floor(only(Reason.ORDER_RATE, 2));
        long id = floor.orders.submit(0, Order.buy(floor.instrument, 1).limit(90));
        floor.orders.amend(0, id, 91, 0.0001);
        floor.orders.amend(0, id, 91, 1);
        floor.orders.amend(0, id, 92, 1);
        floor.orders.flush();

        assertThat(floor.venue.asked).containsExactly("submit 1", "replace 1 100000000");
        assertThat(ask(floor, Floor.market(Side.BUY, Fixed.ONE))).isEqualTo(Reason.ORDER_RATE);
    }

    @Test
    void anAmendmentToWhatWasSentAMomentAgoIsADuplicate() {
        Floor floor = new Floor(only(Reason.DUPLICATE, MINUTE));
        floor.orders.submit(0, Order.buy(floor.instrument, 1).limit(90));
        long other = floor.orders.submit(0, Order.buy(floor.instrument, 1).limit(91));
        floor.orders.amend(0, other, 90, 1);
        floor.orders.amend(0, other, 92, 1);
        floor.orders.flush();

        assertThat(floor.venue.asked).containsExactly("submit 1", "submit 2", "replace 2 100000000");
    }

    @Test
    void positionWithAStopThatMayCloseFirst() {
        Floor floor = new Floor(only(Reason.MAX_POSITION, f("10")));
        floor.hold(0, "-6", "100");
        assertThat(ask(floor, Floor.market(Side.BUY, f("16")))).isEqualTo(Reason.NONE);
        floor.orders.submit(0, Order.buy(floor.instrument, 6).stop(110).reduceOnly());
        floor.orders.flush();

        assertThat(ask(floor, Floor.market(Side.BUY, f("10")))).isEqualTo(Reason.NONE);
        assertThat(ask(floor, Floor.market(Side.BUY, f("10") + 1))).isEqualTo(Reason.MAX_POSITION);
    }

    @Test
    void aCloseBesideAnOrderThatTurnsThePosition() {
        Floor floor = new Floor(RiskLimits.NONE, only(Reason.MAX_POSITION, f("10")), RiskLimits.NONE);
        floor.hold(0, "-6", "100");
        floor.orders.submit(0, Order.buy(floor.instrument, 13).limit(90));
        floor.orders.submit(0, Order.buy(floor.instrument, 3.001).reduceOnly());
        floor.orders.submit(0, Order.buy(floor.instrument, 3).reduceOnly());
        floor.orders.flush();

        assertThat(floor.venue.asked).containsExactly("submit 1", "submit 3");
    }

    @Test
    void anAmendedShareCountsAsItsUnits() {
        Floor floor = new Floor(only(Reason.MAX_POSITION, f("60")));
        long id = floor.orders.submit(0, Order.buyShare(floor.instrument, 0.5));
        floor.orders.amend(0, id, 100, 60.001);
        floor.orders.amend(0, id, 100, 55);
        floor.orders.flush();

        assertThat(floor.venue.asked).containsExactly("submit 1", "replace 1 5500000000");
        assertThat(ask(floor, Floor.market(Side.BUY, f("5")))).isEqualTo(Reason.NONE);
        assertThat(ask(floor, Floor.market(Side.BUY, f("5") + 1))).isEqualTo(Reason.MAX_POSITION);
    }

    @Test
    void aShareThatHasBecomeMoreUnitsIsAskedAgain() {
        Floor floor = new Floor(only(Reason.MAX_POSITION, f("60")));
        long id = floor.orders.submit(0, Order.buyShare(floor.instrument, 0.5));
        floor.orders.flush();
        Ticket ticket = floor.orders.workingOrders().getFirst();

        assertThat(ticket.id()).isEqualTo(id);
        assertThat(floor.orders.resolve(ticket, f("60") + 1).reason()).isEqualTo(Reason.MAX_POSITION);
        assertThat(floor.orders.resolve(ticket, f("60")).reason()).isEqualTo(Reason.NONE);
        assertThat(ask(floor, Floor.market(Side.BUY, 1)))
                .as("it counts from then on")
                .isEqualTo(Reason.MAX_POSITION);
    }
}
