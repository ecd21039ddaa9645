package tapedeck.engine;

import java.util.ArrayList;
import java.util.List;
import tapedeck.indicator.Series;
import tapedeck.model.Bar;
import tapedeck.model.OrderEvent;
import tapedeck.model.StrategyException;
import tapedeck.model.Tick;
import tapedeck.model.Times;
import tapedeck.strategy.Desk;
import tapedeck.strategy.TradingStrategy;

/// One strategy in a session: its name, its series and what it overrides. Turns what it throws into a clear error.
final class StrategySlot {
    /// A series and the builder that feeds it.
    record Subscription(BarBuilder builder, Series series) {}

    final int index;
    final String name;
    final TradingStrategy strategy;
    final List<Subscription> subscriptions = new ArrayList<>();
    final boolean wantsTicks;
    private final boolean wantsBars;
    private final List<Bar> closed = new ArrayList<>();
    private boolean isWarm;

    StrategySlot(int index, String name, TradingStrategy strategy) {
        this.index = index;
        this.name = name;
        this.strategy = strategy;
        this.wantsTicks = overrides(strategy, "onTick", Tick.class);
        this.wantsBars = overrides(strategy, "onBars", List.class);
    }

    private static boolean overrides(TradingStrategy strategy, String method, Class<?> argument) {
        try {
            return strategy.getClass().getMethod(method, argument, Desk.class).getDeclaringClass()
                    != TradingStrategy.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether every declared line has its value.
    boolean isWarm() {
        if (!isWarm) {
            isWarm = true;
            for (Subscription subscription : subscriptions) {
                isWarm &= subscription.series().isWarm();
            }
        }
        return isWarm;
    }

    /// Calls `onBar` for every bar that closed at this instant, then `onBars` once.
    void onBarsClosed(Session session, Desk desk) {
        if (!isWarm()) {
            return;
        }
        for (int i = 0; i < subscriptions.size(); i++) {
            BarBuilder builder = subscriptions.get(i).builder();
            if (builder.hasClosed()) {
                onBar(builder.bar(), desk);
                session.flush();
                if (wantsBars) {
                    closed.add(builder.bar());
                }
            }
        }
        if (wantsBars && !closed.isEmpty()) {
            onBars(desk);
            session.flush();
        }
    }

    private void onBar(Bar bar, Desk desk) {
        try {
            strategy.onBar(bar, desk);
        } catch (RuntimeException | StackOverflowError e) {
            throw failed("onBar", desk.now(), bar, e);
        }
    }

    private void onBars(Desk desk) {
        try {
            strategy.onBars(closed, desk);
        } catch (RuntimeException | StackOverflowError e) {
            throw failed("onBars", desk.now(), closed.getFirst(), e);
        } finally {
            closed.clear();
        }
    }

    void onTick(Tick tick, Desk desk) {
        try {
            strategy.onTick(tick, desk);
        } catch (RuntimeException | StackOverflowError e) {
            throw failed("onTick", desk.now(), lastBar(), e);
        }
    }

    void onOrder(OrderEvent event, Desk desk) {
        try {
            strategy.onOrder(event, desk);
        } catch (RuntimeException | StackOverflowError e) {
            throw failed("onOrder", desk.now(), lastBar(), e);
        }
    }

    void onTimer(String timer, Desk desk) {
        try {
            strategy.onTimer(timer, desk);
        } catch (RuntimeException | StackOverflowError e) {
            throw failed("onTimer", desk.now(), lastBar(), e);
        }
    }

    void onStop(Desk desk) {
        try {
            strategy.onStop(desk);
        } catch (RuntimeException | StackOverflowError e) {
            throw failed("onStop", desk.now(), lastBar(), e);
        }
    }

    private Bar lastBar() {
        return subscriptions.getFirst().builder().bar();
    }

    private StrategyException failed(String callback, long time, Bar bar, Throwable thrown) {
        if (thrown instanceof StrategyException known) {
            return known;
        }
        return new StrategyException(
                        "TD-S110",
                        name + "." + callback,
                        "threw " + thrown + " at " + Times.brief(time) + ", bar " + Times.brief(bar.startTime())
                                + " of " + bar.symbol(),
                        where(thrown))
                .causedBy(thrown);
    }

    private String where(Throwable thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (!frame.getClassName().startsWith("java.")
                    && !frame.getClassName().startsWith("tapedeck.engine")) {
                return "look at " + frame.getFileName() + ":" + frame.getLineNumber();
            }
        }
        return "run with -v for the stack trace";
    }
}
