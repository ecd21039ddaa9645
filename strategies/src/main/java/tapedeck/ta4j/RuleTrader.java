package tapedeck.ta4j;

import org.jspecify.annotations.Nullable;
import org.ta4j.core.Strategy;
import org.ta4j.core.Trade.TradeType;
import tapedeck.indicator.Series;
import tapedeck.model.Bar;
import tapedeck.model.ConfigException;
import tapedeck.model.Fixed;
import tapedeck.model.Order;
import tapedeck.model.OrderEvent;
import tapedeck.model.StrategyException;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Setup;
import tapedeck.strategy.SignalCount;
import tapedeck.strategy.Sizing;
import tapedeck.strategy.Sizing.Direction;
import tapedeck.strategy.TradingStrategy;

/// Asks a rule strategy once per closed bar and turns its answers into orders.
///
/// | position | asked                                   | nothing is asked                  |
/// |----------|-----------------------------------------|-----------------------------------|
/// | open     | exit; entry too while it may add to it  | while an own order works          |
/// | flat     | entry                                   | on the bar after a turn: it enters |
///
/// With both directions the entry rule is the buy signal and the exit rule the sell signal.
final class RuleTrader implements TradingStrategy, SignalCount {
    private final RuleStrategy rules;
    private final Sizing sizing;
    private final Protection protection;
    private @Nullable Asked asked;
    private long timesAsked;
    private long timesEntered;

    RuleTrader(RuleStrategy rules, Sizing sizing) {
        this.rules = rules;
        this.sizing = sizing;
        Protection given = rules.protection();
        if (given == null) {
            throw new StrategyException(
                    "TD-S031", name(), "protection() returned null", "return Protection.NONE where there is none");
        }
        this.protection = given;
    }

    /// What exists from setup on.
    private record Asked(Series series, Strategy strategy, Holding holding, Working working) {}

    @Override
    public void setup(Setup setup) {
        Series series = setup.bars();
        ColumnBarSeries bars = TaSeries.of(series);
        Strategy strategy = rules.build(bars, setup);
        if (strategy == null) {
            throw new StrategyException(
                    "TD-S031", name(), "build() returned null", "return a ta4j Strategy, such as a BaseStrategy");
        }
        CacheScan.relax(strategy);
        checkDirection(strategy.getStartingType());
        checkRisk();
        int warmup = rules.warmupBars() > 0 ? rules.warmupBars() : strategy.getUnstableBars();
        series.require(Math.max(1, warmup));
        FillRecord record = new FillRecord(sizing.direction() == Direction.SHORT ? TradeType.SELL : TradeType.BUY);
        asked = new Asked(series, strategy, new Holding(record), new Working());
    }

    private void checkDirection(TradeType start) {
        if (start == TradeType.SELL && sizing.direction() == Direction.LONG) {
            throw new ConfigException(
                    "TD-S032", "sizing.direction", name() + " starts by selling short", "set the direction to short");
        }
    }

    private void checkRisk() {
        if (sizing.kind() == Sizing.Kind.RISK && !(rules.stopDistance(0, 1) > 0) && !measuresRisk()) {
            throw new ConfigException(
                    "TD-S033",
                    "sizing",
                    "sizing by risk needs the distance to a stop, and " + name() + " has none",
                    "override protection() or stopDistance(), or size by equity, units or notional");
        }
    }

    private boolean measuresRisk() {
        try {
            return rules.getClass()
                            .getMethod("stopDistance", int.class, double.class)
                            .getDeclaringClass()
                    != RuleStrategy.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private String name() {
        return rules.getClass().getSimpleName();
    }

    private Asked ready() {
        Asked now = asked;
        if (now == null) {
            throw new IllegalStateException("setup comes first");
        }
        return now;
    }

    @Override
    public void onBar(Bar bar, Desk desk) {
        Asked now = ready();
        if (bar.instrument().number() != now.series.instrument().number()
                || bar.interval().nanos() != now.series.interval().nanos()) {
            return;
        }
        if (now.working.isBusy()) {
            return;
        }
        if (now.holding.direction() == 0) {
            decideFlat(now, bar, desk);
        } else {
            decideHeld(now, bar, desk);
        }
    }

    private void decideFlat(Asked now, Bar bar, Desk desk) {
        int index = now.series.lastIndex();
        int turn = now.working.takeTurn();
        timesAsked++;
        if (turn != 0) {
            enter(turn, bar, desk);
        } else if (now.strategy.shouldEnter(index, now.holding.record())) {
            enter(sizing.direction() == Direction.SHORT ? -1 : 1, bar, desk);
        } else if (sizing.direction() == Direction.BOTH && now.strategy.shouldExit(index, now.holding.record())) {
            enter(-1, bar, desk);
        }
    }

    private void decideHeld(Asked now, Bar bar, Desk desk) {
        int index = now.series.lastIndex();
        int direction = now.holding.direction();
        FillRecord record = now.holding.record();
        boolean sellsToOpen = sizing.direction() == Direction.BOTH && direction < 0;
        boolean exits = sellsToOpen ? now.strategy.shouldEnter(index, record) : now.strategy.shouldExit(index, record);
        if (exits) {
            exit(now, desk);
            turn(now, -direction, bar, desk);
        } else if (now.holding.entries() < sizing.maxEntries()) {
            boolean adds =
                    sellsToOpen ? now.strategy.shouldExit(index, record) : now.strategy.shouldEnter(index, record);
            if (adds) {
                enter(direction, bar, desk);
            }
        }
    }

    private void turn(Asked now, int direction, Bar bar, Desk desk) {
        if (sizing.direction() != Direction.BOTH) {
            return;
        }
        if (sizing.isReverse()) {
            enter(direction, bar, desk);
        } else {
            now.working.turn(direction);
        }
    }

    @Override
    public long asked() {
        return timesAsked;
    }

    @Override
    public long entries() {
        return timesEntered;
    }

    private void enter(int direction, Bar bar, Desk desk) {
        timesEntered++;
        Asked now = ready();
        boolean buys = direction > 0;
        Order order;
        if (sizing.kind() == Sizing.Kind.EQUITY) {
            order = buys ? Order.buyShare(now.series, sizing.amount()) : Order.sellShare(now.series, sizing.amount());
        } else {
            double size = size(now, bar, desk);
            order = buys ? Order.buy(now.series, size) : Order.sell(now.series, size);
        }
        now.working.entry(desk.submit(order.tag("entry")));
    }

    private double size(Asked now, Bar bar, Desk desk) {
        return switch (sizing.kind()) {
            case EQUITY, UNITS -> sizing.amount();
            case NOTIONAL ->
                sizing.amount()
                        / (bar.close() * Fixed.toDouble(now.series.instrument().multiplier()));
            case RISK ->
                desk.sizeForRisk(now.series, sizing.amount(), rules.stopDistance(now.series.lastIndex(), bar.close()));
        };
    }

    private void exit(Asked now, Desk desk) {
        now.working.cancelProtection(desk);
        now.working.exit(desk.submit(leave(now, "exit")));
    }

    private static Order leave(Asked now, String why) {
        double size = Fixed.toDouble(Math.abs(now.holding.position()));
        Order order = now.holding.direction() > 0 ? Order.sell(now.series, size) : Order.buy(now.series, size);
        return order.reduceOnly().tag(why);
    }

    @Override
    public void onOrder(OrderEvent event, Desk desk) {
        Asked now = ready();
        int forming = now.series.lastIndex() + 1;
        if (event instanceof OrderEvent.Filled filled) {
            if (filled.fill().instrument() != now.series.instrument().number()) {
                return;
            }
            now.holding.fill(filled.fill(), forming);
            if (now.holding.direction() == 0) {
                now.working.cancelProtection(desk);
            }
        }
        if (event instanceof OrderEvent.Busted busted
                && busted.fill().instrument() == now.series.instrument().number()) {
            now.holding.fill(busted.reversal(), forming);
        }
        if (Working.ends(event) && now.working.end(event.orderId()) && now.holding.endEntry(forming)) {
            protect(now, desk);
        }
    }

    private void protect(Asked now, Desk desk) {
        now.working.cancelProtection(desk);
        int direction = now.holding.direction();
        if (direction == 0) {
            return;
        }
        long stop = 0;
        if (protection.hasStop()) {
            double price = protection.stopPrice(now.holding.entryPrice(), direction);
            stop = desk.submit(leave(now, "stop loss").stop(price));
        }
        long target = 0;
        if (protection.hasTarget()) {
            double price = protection.targetPrice(now.holding.entryPrice(), direction);
            Order order = leave(now, "take profit").limit(price);
            target = desk.submit(stop == 0 ? order : order.oneCancels(stop));
        }
        now.working.protection(stop, target);
    }
}
