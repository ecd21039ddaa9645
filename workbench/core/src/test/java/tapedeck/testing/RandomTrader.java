package tapedeck.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tapedeck.indicator.Series;
import tapedeck.model.Bar;
import tapedeck.model.Interval;
import tapedeck.model.Order;
import tapedeck.model.OrderEvent;
import tapedeck.model.TimeInForce;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Setup;
import tapedeck.strategy.TradingStrategy;

/// A strategy without a plan: every kind of order, cancel and amendment, at every kind of moment, out of a seed.
public final class RandomTrader implements TradingStrategy {
    private static final String[] INTERVALS = {"1m", "1m", "2m", "5m", "1h"};

    private final SplittableRandom random;
    private final int instruments;
    private final List<Series> series = new ArrayList<>();
    private final List<Long> orders = new ArrayList<>();

    /// @param instruments how many there are, named `X0`, `X1` …
    public RandomTrader(long seed, int instruments) {
        this.random = new SplittableRandom(seed);
        this.instruments = instruments;
    }

    @Override
    public void setup(Setup setup) {
        int count = random.nextInt(1, 4);
        for (int i = 0; i < count; i++) {
            String interval = INTERVALS[random.nextInt(INTERVALS.length - (i == 0 ? 1 : 0))];
            Series bars = setup.bars("X" + random.nextInt(instruments), interval);
            setup.sma(bars.close(), random.nextInt(1, 4));
            series.add(bars);
        }
        if (random.nextInt(4) == 0) {
            setup.every("tick", Duration.ofSeconds(random.nextInt(20, 400)));
        }
    }

    @Override
    public void onBar(Bar bar, Desk desk) {
        if (random.nextInt(3) == 0) {
            act(desk);
        }
    }

    @Override
    public void onBars(List<Bar> closed, Desk desk) {
        if (random.nextInt(6) == 0) {
            act(desk);
        }
    }

    @Override
    public void onTimer(String name, Desk desk) {
        act(desk);
    }

    @Override
    public void onOrder(OrderEvent event, Desk desk) {
        if (random.nextInt(12) == 0) {
            act(desk);
        }
    }

    private void act(Desk desk) {
        Series bars = series.get(random.nextInt(series.size()));
        if (bars.count() == 0) {
            return;
        }
        switch (random.nextInt(10)) {
            case 0 -> desk.close(bars);
            case 1 -> desk.cancel(any());
            case 2 -> desk.amend(any(), near(bars), random.nextInt(1, 9));
            case 3 -> orders.add(desk.target(bars, random.nextInt(-2, 3) * 0.25));
            default -> orders.add(desk.submit(order(bars, desk)));
        }
    }

    private long any() {
        return orders.isEmpty() ? random.nextInt(50) : orders.get(random.nextInt(orders.size()));
    }

    private double near(Series bars) {
        return bars.close().now() + random.nextInt(-60, 61) * 0.011;
    }

    private Order order(Series bars, Desk desk) {
        boolean isBuy = random.nextBoolean();
        boolean isShare = random.nextInt(5) == 0;
        double size = random.nextInt(1, 9000) / 1000.0;
        double share = random.nextInt(1, 100) / 100.0;
        Order order = isShare
                ? (isBuy ? Order.buyShare(bars, share) : Order.sellShare(bars, share))
                : (isBuy ? Order.buy(bars, size) : Order.sell(bars, size));
        switch (random.nextInt(9)) {
            case 0, 1 -> order.limit(near(bars));
            case 2 -> order.stop(near(bars));
            case 3 -> order.stop(near(bars)).limit(near(bars));
            case 4 -> order.trailingStop(random.nextInt(1, 50) * 0.01);
            case 5 -> order.trailingStopPercent(random.nextInt(1, 50) * 0.01);
            default -> {
                // a market order
            }
        }
        decorate(order, bars, desk);
        return order;
    }

    private void decorate(Order order, Series bars, Desk desk) {
        double distance = random.nextInt(1, 60) * 0.01 * order.side().sign();
        if (random.nextInt(3) == 0) {
            order.stopLoss(bars.close().now() - distance);
        }
        if (random.nextInt(3) == 0) {
            order.takeProfit(bars.close().now() + distance);
        }
        switch (random.nextInt(8)) {
            case 0 -> order.timeInForce(TimeInForce.IOC);
            case 1 -> order.timeInForce(TimeInForce.FOK);
            case 2 -> order.timeInForce(TimeInForce.DAY);
            case 3 -> order.until(desk.now() + random.nextInt(1, 20) * Interval.MINUTE);
            case 4 -> order.reduceOnly();
            case 5 -> order.postOnly();
            default -> order.oneCancels(random.nextInt(3) == 0 ? any() : 0);
        }
    }
}
