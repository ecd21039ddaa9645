package tapedeck.ta4j;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tapedeck.indicator.Indicator;
import tapedeck.indicator.Line;
import tapedeck.indicator.Lines;
import tapedeck.indicator.Series;
import tapedeck.model.Bar;
import tapedeck.model.Currency;
import tapedeck.model.Fill;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Order;
import tapedeck.model.OrderEvent;
import tapedeck.model.OrderType;
import tapedeck.model.Reason;
import tapedeck.model.Side;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Setup;
import tapedeck.strategy.TradingStrategy;

/// A desk without a market: market orders fill in full at the next open, everything else rests. Enough to see what a
/// strategy asks for, bar by bar.
final class NextOpenDesk implements Desk, Setup {
    private final Series series = Market.series(0);
    private final List<Order> sent = new ArrayList<>();
    private final List<Long> ids = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final TradingStrategy strategy;
    private @Nullable Bar current;
    private long position;
    private long nextId = 1;

    NextOpenDesk(TradingStrategy strategy) {
        this.strategy = strategy;
        strategy.setup(this);
    }

    /// Runs over the bars; one line per event: `bar side size price tag`.
    List<String> run(List<Bar> bars) {
        for (Bar bar : bars) {
            current = bar;
            fillAtOpen(bar);
            series.append(bar);
            if (series.isWarm()) {
                strategy.onBar(bar, this);
            }
        }
        return log;
    }

    private void fillAtOpen(Bar bar) {
        List<Order> due = new ArrayList<>(sent);
        List<Long> dueIds = new ArrayList<>(ids);
        sent.clear();
        ids.clear();
        for (int i = 0; i < due.size(); i++) {
            Order order = due.get(i);
            if (order.type() != OrderType.MARKET) {
                sent.add(order);
                ids.add(dueIds.get(i));
                continue;
            }
            fill(order, dueIds.get(i), bar.openPrice());
        }
    }

    private void fill(Order order, long id, long price) {
        long size = order.isShare() ? Fixed.ONE : Fixed.fromDouble(order.size());
        if (order.isReduceOnly()) {
            size = Math.min(size, Math.abs(position));
        }
        position += order.side() == Side.BUY ? size : -size;
        log.add((series.lastIndex() + 1) + " " + order.side() + " " + Fixed.format(size) + " " + Fixed.format(price)
                + " " + order.tag());
        Fill fill = new Fill(id, 0, 0, order.side(), price, size, 0, Currency.USD, false, id, now(), now());
        strategy.onOrder(new OrderEvent.Filled(fill, 0), this);
    }

    List<String> resting() {
        return sent.stream()
                .map(order -> order.side() + " " + order.type() + " " + Fixed.format(Fixed.fromDouble(order.size()))
                        + " at " + (order.hasStop() ? order.stopPrice() : order.limitPrice()))
                .toList();
    }

    @Override
    public long submit(Order order) {
        sent.add(order);
        ids.add(nextId);
        return nextId++;
    }

    @Override
    public void cancel(long orderId) {
        int at = ids.indexOf(orderId);
        if (at >= 0) {
            ids.remove(at);
            sent.remove(at);
            strategy.onOrder(new OrderEvent.Canceled(orderId, 0, Reason.BY_STRATEGY, now()), this);
        }
    }

    @Override
    public long now() {
        return current == null ? 0 : current.endTime();
    }

    @Override
    public double equity() {
        return 100_000;
    }

    @Override
    public double cash() {
        return 100_000;
    }

    @Override
    public double position(Series of) {
        return Fixed.toDouble(position);
    }

    @Override
    public boolean isFlat(Series of) {
        return position == 0;
    }

    @Override
    public long target(Series of, double weight) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void amend(long orderId, double price, double size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close(Series of) {
        if (position != 0) {
            double size = Fixed.toDouble(Math.abs(position));
            submit((position > 0 ? Order.sell(of, size) : Order.buy(of, size)).reduceOnly());
        }
    }

    @Override
    public double sizeForRisk(Series of, double fraction, double stopDistance) {
        return equity() * fraction / stopDistance;
    }

    @Override
    public void plot(String name, double value) {
        // Nobody looks.
    }

    @Override
    public Series bars() {
        return series;
    }

    @Override
    public Series bars(String symbol, String interval) {
        return series;
    }

    @Override
    public Line sma(Line of, int length) {
        return Lines.sma(of, length);
    }

    @Override
    public Line ema(Line of, int length) {
        return Lines.ema(of, length);
    }

    @Override
    public Line rsi(Line of, int length) {
        return Lines.rsi(of, length);
    }

    @Override
    public Line atr(Series of, int length) {
        return Lines.atr(of, length);
    }

    @Override
    public Line highest(Line of, int length) {
        return Lines.highest(of, length);
    }

    @Override
    public Line lowest(Line of, int length) {
        return Lines.lowest(of, length);
    }

    @Override
    public Line stdDev(Line of, int length) {
        return Lines.stdDev(of, length);
    }

    @Override
    public Line of(Indicator indicator) {
        return Lines.of(indicator);
    }

    @Override
    public void require(boolean ok, String why) {
        if (!ok) {
            throw new IllegalArgumentException(why);
        }
    }

    @Override
    public void every(String name, Duration period) {
        throw new UnsupportedOperationException();
    }

    static Instrument instrument() {
        return Market.instrument(0, "TEST");
    }
}
