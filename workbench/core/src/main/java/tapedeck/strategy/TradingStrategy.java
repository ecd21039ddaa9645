package tapedeck.strategy;

import java.util.List;
import tapedeck.model.Bar;
import tapedeck.model.OrderEvent;
import tapedeck.model.Tick;

/// What an author writes: declare in `setup`, decide in the callbacks. The same class runs in every mode.
///
/// One thread calls it. It asks the desk for the time, never a clock. Bars and ticks are valid only during the call.
public interface TradingStrategy {
    /// Declares series, lines and timers.
    void setup(Setup setup);

    /// A bar closed and all declared lines are warm.
    default void onBar(Bar bar, Desk desk) {}

    /// Once per instant, after `onBar`: all bars that closed then.
    default void onBars(List<Bar> closed, Desk desk) {}

    /// A market input; overriding it makes a backtest on bars walk each bar's path.
    default void onTick(Tick tick, Desk desk) {}

    /// Something happened to an own order.
    default void onOrder(OrderEvent event, Desk desk) {}

    /// A timer declared in `setup` is due.
    default void onTimer(String name, Desk desk) {}

    /// The session ends. Flattening then is configuration, not code.
    default void onStop(Desk desk) {}
}
