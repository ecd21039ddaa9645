package tapedeck.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tapedeck.model.AssetClass;
import tapedeck.model.Currency;
import tapedeck.model.Fill;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Instruments;
import tapedeck.model.Market;
import tapedeck.model.Order;
import tapedeck.model.OrderEvent;
import tapedeck.model.Side;
import tapedeck.model.TradingCalendar;

/// An execution that the venue takes back is taken out of cash, position and profit, to the last 1e-8.
class BustTest {
    private static final long START = 1000 * Fixed.ONE;
    private final Floor floor = new Floor(RiskLimits.NONE);

    private long filled(Order order, long tradeId, String price) {
        long id = floor.orders.submit(0, order);
        floor.orders.flush();
        long size = Fixed.fromDouble(order.size());
        floor.orders.onExecution(new Execution(id, Fixed.parse(price), size, Fixed.ONE / 3, false, tradeId, 0));
        return id;
    }

    @Test
    void aBustedEntryLeavesNothing() {
        long id = filled(Order.buy(floor.instrument, 3), 7, "99");

        floor.orders.onBusted(id, 7);

        assertThat(floor.portfolio.net(0)).isZero();
        assertThat(floor.portfolio.cash()).isEqualTo(START);
        assertThat(floor.portfolio.equity()).isEqualTo(START);
        assertThat(floor.portfolio.position(0, 0).fees()).isZero();
        assertThat(floor.portfolio.position(0, 0).realized()).isZero();
        assertThat(floor.trades).isEmpty();
        assertThat(floor.events.getLast()).isInstanceOfSatisfying(OrderEvent.Busted.class, busted -> {
            assertThat(busted.orderId()).isEqualTo(id);
            assertThat(busted.fill().tradeId()).isEqualTo(7);
        });
    }

    @Test
    void aBustIsBookedOnceHoweverOftenItIsReported() {
        long id = filled(Order.buy(floor.instrument, 3), 7, "99");
        filled(Order.buy(floor.instrument, 2), 8, "98");

        floor.orders.onBusted(id, 7);
        floor.orders.onBusted(id, 7);
        floor.orders.onExecution(new Execution(id, Fixed.parse("99"), 3 * Fixed.ONE, Fixed.ONE / 3, false, 7, 0));

        assertThat(floor.portfolio.net(0)).isEqualTo(2 * Fixed.ONE);
        assertThat(floor.portfolio.position(0, 0).averagePrice()).isEqualTo(98 * Fixed.ONE);
        assertThat(floor.events.stream().filter(OrderEvent.Busted.class::isInstance))
                .hasSize(1);
    }

    @Test
    void theLotOfTheBustedFillGoesNotTheOldest() {
        filled(Order.buy(floor.instrument, 2), 7, "90");
        long id = filled(Order.buy(floor.instrument, 2), 8, "110");

        floor.orders.onBusted(id, 8);

        assertThat(floor.portfolio.position(0, 0).averagePrice()).isEqualTo(90 * Fixed.ONE);
        assertThat(floor.trades).isEmpty();
    }

    @Test
    void aBustedExitIsHeldAgain() {
        filled(Order.buy(floor.instrument, 2), 7, "90");
        long id = filled(Order.sell(floor.instrument, 2), 8, "110");
        assertThat(floor.portfolio.isFlat()).isTrue();

        floor.orders.onBusted(id, 8);

        assertThat(floor.portfolio.net(0)).isEqualTo(2 * Fixed.ONE);
        assertThat(floor.portfolio.cash()).isEqualTo(START - 180 * Fixed.ONE - Fixed.ONE / 3);
        assertThat(floor.portfolio.profit(0)).isEqualTo(floor.portfolio.equity() - START);
    }

    @Test
    void protectionOfABustedEntryShrinksAndGoesWithThePosition() {
        long id = floor.orders.submit(0, Order.buy(floor.instrument, 3).stopLoss(90));
        floor.orders.flush();
        floor.orders.onExecution(new Execution(id, 99 * Fixed.ONE, 2 * Fixed.ONE, 0, false, 1, 0));
        floor.orders.onExecution(new Execution(id, 99 * Fixed.ONE, Fixed.ONE, 0, false, 2, 0));

        floor.orders.onBusted(id, 2);
        floor.orders.onBusted(id, 1);

        assertThat(floor.venue.asked)
                .containsExactly(
                        "submit 1", "submit 2", "replace 2 300000000", "replace 2 200000000", "cancel 2 LINKED");
    }

    @Test
    void aBustOfWhatWasNeverBookedIsABug() {
        long id = filled(Order.buy(floor.instrument, 3), 7, "99");

        assertThatThrownBy(() -> floor.orders.onBusted(id, 8)).hasMessageContaining("never booked");
        assertThatThrownBy(() -> floor.orders.onBusted(99, 7)).hasMessageContaining("not known");
    }

    /// On a grid so fine that every notional is rounded, with fills of both sides taken back in any order.
    @Test
    void moneyIsConservedWhateverIsTakenBack() {
        Instrument instrument = new Instrument(
                0, "A", AssetClass.FUTURE, Currency.USD, 1, 1, 3 * Fixed.ONE / 7, TradingCalendar.CONTINUOUS);
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Market market = new Market(1);
            List<ClosedTrade> trades = new ArrayList<>();
            long start = 1_000_000 * Fixed.ONE;
            Portfolio portfolio = new Portfolio(
                    new AccountSettings(start, Currency.USD, Fixed.ONE, true),
                    new Instruments(List.of(instrument)),
                    market,
                    1,
                    trades::add);
            List<Fill> booked = new ArrayList<>();
            for (int n = 1; n <= 60; n++) {
                if (!booked.isEmpty() && random.nextInt(3) == 0) {
                    Fill fill = booked.remove(random.nextInt(booked.size()));
                    portfolio.bust(new OrderEvent.Busted(fill, n), 0);
                } else {
                    Fill fill = fill(random, n);
                    market.onPrice(0, fill.price(), n);
                    portfolio.apply(fill, "", 0, 0);
                    booked.add(fill);
                }
                check(portfolio, booked, trades, start, "seed " + seed + " step " + n);
            }
        }
    }

    private static Fill fill(SplittableRandom random, long trade) {
        return new Fill(
                trade,
                0,
                0,
                random.nextBoolean() ? Side.BUY : Side.SELL,
                random.nextLong(1, 3 * Fixed.ONE),
                random.nextLong(1, 5 * Fixed.ONE),
                random.nextLong(-10, 1000),
                Currency.USD,
                false,
                trade,
                trade,
                trade);
    }

    private static void check(
            Portfolio portfolio, List<Fill> booked, List<ClosedTrade> trades, long start, String where) {
        Instrument instrument = portfolio.position(0, 0).instrument();
        long cash = start;
        long net = 0;
        long fees = 0;
        for (Fill fill : booked) {
            cash -= fill.side().sign() * instrument.notional(fill.price(), fill.size()) + fill.fee();
            net += fill.signedSize();
            fees += fill.fee();
        }
        assertThat(portfolio.cash()).as(where).isEqualTo(cash);
        assertThat(portfolio.net(0)).as(where).isEqualTo(net);
        assertThat(portfolio.position(0, 0).size()).as(where).isEqualTo(net);
        assertThat(portfolio.position(0, 0).fees()).as(where).isEqualTo(fees);
        // each lot is valued by itself, the account's units at once: they differ by less than a unit for each lot
        assertThat(portfolio.profit(0)).as(where).isCloseTo(portfolio.equity() - start, within((long)
                portfolio.position(0, 0).lotCount()));
        assertThat(portfolio.position(0, 0).realized())
                .as(where)
                .isEqualTo(trades.stream().mapToLong(ClosedTrade::profit).sum());
        assertThat(portfolio.isFlat()).as(where).isEqualTo(net == 0);
    }
}
