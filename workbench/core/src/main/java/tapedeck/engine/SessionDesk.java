package tapedeck.engine;

import java.util.Objects;
import tapedeck.event.Clock;
import tapedeck.execution.OrderManager;
import tapedeck.execution.Portfolio;
import tapedeck.indicator.Series;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Market;
import tapedeck.model.Order;
import tapedeck.strategy.Desk;

/// One strategy's desk: reads the account, queues orders. Doubles out, doubles in.
final class SessionDesk implements Desk {
    private final int strategy;
    private final Session session;
    private final Clock clock;
    private final Portfolio portfolio;
    private final OrderManager orders;
    private final Market market;
    private final Recorder recorder;

    SessionDesk(int strategy, Session session, Recorder recorder) {
        this.strategy = strategy;
        this.session = session;
        this.clock = session.clock();
        this.portfolio = session.portfolio();
        this.orders = session.orders();
        this.market = session.market();
        this.recorder = recorder;
    }

    @Override
    public long now() {
        return clock.now();
    }

    @Override
    public double equity() {
        return Fixed.toDouble(portfolio.equity());
    }

    @Override
    public double cash() {
        return Fixed.toDouble(portfolio.cash());
    }

    @Override
    public double position(Series series) {
        return Fixed.toDouble(units(series));
    }

    @Override
    public boolean isFlat(Series series) {
        return units(series) == 0;
    }

    private long units(Series series) {
        return portfolio.position(strategy, series.instrument().number()).size();
    }

    @Override
    public long submit(Order order) {
        // here the strategy still stands on the stack: once queued, a missing part would look like the engine's fault
        Objects.requireNonNull(order, "the order is null");
        Objects.requireNonNull(order.market(), "the order's series is null");
        return orders.submit(strategy, order);
    }

    @Override
    public long target(Series series, double weight) {
        Instrument instrument = series.instrument();
        double unit = Fixed.toDouble(instrument.notional(market.mark(instrument.number()), Fixed.ONE));
        double wanted = weight == 0 ? 0 : weight * equity() / unit;
        double change = wanted - position(series);
        double lot = Fixed.toDouble(instrument.lotSize());
        if (Math.abs(change) < lot * (1 - 1e-6)) {
            return 0;
        }
        Order order = change > 0 ? Order.buy(series, change) : Order.sell(series, -change);
        return submit(order.tag("target"));
    }

    @Override
    public void amend(long orderId, double price, double size) {
        orders.amend(strategy, orderId, price, size);
    }

    @Override
    public void cancel(long orderId) {
        orders.cancel(strategy, orderId);
    }

    @Override
    public void close(Series series) {
        long held = units(series);
        orders.cancelProtection(strategy, series.instrument().number());
        if (held != 0) {
            double size = Fixed.toDouble(Math.abs(held));
            submit((held > 0 ? Order.sell(series, size) : Order.buy(series, size))
                    .reduceOnly()
                    .tag("close"));
        }
    }

    @Override
    public double sizeForRisk(Series series, double fraction, double stopDistance) {
        double perUnit = stopDistance * Fixed.toDouble(series.instrument().multiplier());
        return perUnit > 0 ? fraction * equity() / perUnit : 0;
    }

    @Override
    public double value(String name) {
        return session.value(name);
    }

    @Override
    public void plot(String name, double value) {
        recorder.onPlot(strategy, name, value, clock.now());
    }
}
