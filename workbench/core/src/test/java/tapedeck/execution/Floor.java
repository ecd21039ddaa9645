package tapedeck.execution;

import java.util.ArrayList;
import java.util.List;
import tapedeck.event.SimulatedClock;
import tapedeck.model.Currency;
import tapedeck.model.Fill;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Instruments;
import tapedeck.model.Market;
import tapedeck.model.OrderEvent;
import tapedeck.model.OrderType;
import tapedeck.model.Side;
import tapedeck.model.Ticket;
import tapedeck.model.TimeInForce;
import tapedeck.testing.Fixtures;

/// An order manager, a gate and an account with two strategies on one instrument at 100, in front of a silent venue.
final class Floor implements OrderManager.Listener {
    final SimulatedClock clock = new SimulatedClock(Fixtures.START);
    final Instrument instrument = Fixtures.instrument("X");
    final Instruments instruments = new Instruments(List.of(instrument, Fixtures.instrument(1, "Y")));
    final Market market = new Market(2);
    final List<ClosedTrade> trades = new ArrayList<>();
    final List<OrderEvent> events = new ArrayList<>();
    final SilentVenue venue = new SilentVenue();
    final Portfolio portfolio;
    final OrderManager orders;
    final RiskGate gate;
    private long lastTrade;

    Floor(RiskLimits account, RiskLimits... byStrategy) {
        var settings = new AccountSettings(1000 * Fixed.ONE, Currency.USD, 10 * Fixed.ONE, true);
        portfolio = new Portfolio(settings, instruments, market, 2, trades::add);
        orders = new OrderManager(clock, instruments, portfolio, this);
        gate = new RiskGate(new RiskGate.Limits(account, List.of(byStrategy)), instruments, market, portfolio, orders);
        orders.connect(venue, gate);
        price("100");
    }

    void price(String text) {
        market.onPrice(0, Fixtures.fixed(text), clock.now());
        portfolio.onPrice(0, Fixtures.fixed(text));
    }

    /// Puts a fill into the account, as if it had come from nowhere.
    void hold(int strategy, String size, String price) {
        long signed = Fixtures.fixed(size);
        Fill fill = new Fill(
                0,
                strategy,
                0,
                signed > 0 ? Side.BUY : Side.SELL,
                Fixtures.fixed(price),
                Math.abs(signed),
                0,
                Currency.USD,
                false,
                --lastTrade,
                clock.now(),
                clock.now());
        portfolio.apply(fill, "", 0, 0);
    }

    /// A ticket beside the order manager, for the gate alone.
    static Ticket ticket(int strategy, Side side, OrderType type, long size, Ticket.Prices prices) {
        return new Ticket(99, strategy, 0, side, type, TimeInForce.GTC, size, 0, prices, 0, false, false, 0, "");
    }

    static Ticket market(Side side, long size) {
        return ticket(0, side, OrderType.MARKET, size, Ticket.Prices.NONE);
    }

    static Ticket limit(Side side, long size, long price) {
        return ticket(0, side, OrderType.LIMIT, size, new Ticket.Prices(price, 0, 0, 0));
    }

    @Override
    public void onSubmit(Ticket ticket) {}

    @Override
    public void onCancel(long orderId, int strategy) {}

    @Override
    public void onReplace(long orderId, int strategy, long size, Ticket.Prices prices) {}

    @Override
    public void onOrderEvent(OrderEvent event) {
        events.add(event);
    }
}
