package tapedeck.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tapedeck.event.EndlessInstantException;
import tapedeck.event.EventLoop;
import tapedeck.indicator.Series;
import tapedeck.model.Bar;
import tapedeck.model.OrderEvent;
import tapedeck.model.Problem;
import tapedeck.model.StrategyException;
import tapedeck.model.Tick;
import tapedeck.model.Times;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Setup;
import tapedeck.strategy.TradingStrategy;

/// One strategy in a session: its series, its desk and what it overrides. Turns what it throws into a clear error.
final class StrategySlot {
    final int index;
    final String name;
    final TradingStrategy strategy;
    final boolean wantsTicks;
    final boolean wantsBars;
    Series[] series = {};
    private final Desk desk;
    private final List<Bar> closed = new ArrayList<>();
    private BarBuilder[] builders = {};
    private boolean isWarm;

    StrategySlot(int index, Session.Member member, Desk desk) {
        this.index = index;
        this.name = member.name();
        this.strategy = member.strategy();
        this.desk = desk;
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

    /// Lets it declare what it needs; what it throws that is no message of its own becomes one.
    void setup(Setup setup) {
        try {
            strategy.setup(setup);
        } catch (Problem known) {
            throw known;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError | AssertionError e) {
            throw new StrategyException("TD-S110", name + ".setup", "threw " + e + " before the first bar", where(e))
                    .causedBy(e);
        }
    }

    /// Adds a series and the builder that feeds it.
    void add(BarBuilder builder, Series fed) {
        builders = Arrays.copyOf(builders, builders.length + 1);
        builders[builders.length - 1] = builder;
        series = Arrays.copyOf(series, series.length + 1);
        series[series.length - 1] = fed;
    }

    /// What makes the bars of `series[index]`.
    BarBuilder builder(int index) {
        return builders[index];
    }

    /// Whether every declared line has its value.
    boolean isWarm() {
        return isWarm || becomesWarm();
    }

    private boolean becomesWarm() {
        for (Series fed : series) {
            if (!fed.isWarm()) {
                return false;
            }
        }
        isWarm = true;
        return true;
    }

    /// Calls `onBar` for every bar that closed in this round, then `onBars` once.
    void onBarsClosed(Session session, long round) {
        if (!isWarm()) {
            return;
        }
        for (BarBuilder builder : builders) {
            if (builder.closedIn == round) {
                onBar(builder.bar());
                session.flush();
                if (wantsBars) {
                    closed.add(builder.bar());
                }
            }
        }
        if (wantsBars && !closed.isEmpty()) {
            onBars();
            session.flush();
        }
    }

    void onBar(Bar bar) {
        try {
            strategy.onBar(bar, desk);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError | AssertionError e) {
            throw failed("onBar", bar, e);
        }
    }

    private void onBars() {
        try {
            strategy.onBars(closed, desk);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError | AssertionError e) {
            throw failed("onBars", closed.getFirst(), e);
        } finally {
            closed.clear();
        }
    }

    void onTick(Tick tick) {
        try {
            strategy.onTick(tick, desk);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError | AssertionError e) {
            throw failed("onTick", lastBar(), e);
        }
    }

    void onOrder(OrderEvent event) {
        try {
            strategy.onOrder(event, desk);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError | AssertionError e) {
            throw failed("onOrder", lastBar(), e);
        }
    }

    void onTimer(String timer) {
        try {
            strategy.onTimer(timer, desk);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError | AssertionError e) {
            throw failed("onTimer", lastBar(), e);
        }
    }

    void onStop() {
        try {
            strategy.onStop(desk);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError | AssertionError e) {
            throw failed("onStop", lastBar(), e);
        }
    }

    private Bar lastBar() {
        return builders[0].bar();
    }

    private StrategyException failed(String callback, Bar bar, Throwable thrown) {
        if (thrown instanceof StrategyException known) {
            return known;
        }
        if (thrown instanceof OutOfMemoryError) {
            return exhausted(callback, bar, thrown);
        }
        String when = Times.brief(desk.now()) + ", bar " + Times.brief(bar.startTime()) + " of " + bar.symbol();
        return new StrategyException("TD-S110", name + "." + callback, "threw " + thrown + " at " + when, where(thrown))
                .causedBy(thrown);
    }

    private StrategyException exhausted(String callback, Bar bar, Throwable thrown) {
        return new StrategyException(
                        "TD-S115",
                        name + "." + callback,
                        "ran out of memory (" + thrown.getMessage() + ") at " + Times.brief(desk.now()) + ", bar "
                                + Times.brief(bar.startTime()) + " of " + bar.symbol(),
                        where(thrown) + "; does it keep something of each bar? JAVA_TOOL_OPTIONS=-Xmx4g gives it more")
                .causedBy(thrown);
    }

    /// Its orders have given rise to others without end.
    StrategyException feedsOnItself(EndlessInstantException e) {
        Bar bar = lastBar();
        return new StrategyException(
                        "TD-S113",
                        name + ".onOrder",
                        "gave rise to more than " + EventLoop.MAX_EVENTS_PER_INSTANT + " events at "
                                + Times.brief(desk.now()) + ", bar " + Times.brief(bar.startTime()) + " of "
                                + bar.symbol(),
                        "does it answer each event of an order with another order?")
                .causedBy(e);
    }

    private static String where(Throwable thrown) {
        return AuthorCode.innermost(thrown.getStackTrace())
                .map(frame -> "look at " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("run with -v for the stack trace");
    }
}
