package tapedeck.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import tapedeck.indicator.Series;
import tapedeck.model.Bar;
import tapedeck.model.OrderEvent;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Setup;
import tapedeck.strategy.TradingStrategy;

/// A strategy that does given things after given bars, and remembers what it heard.
public class Script implements TradingStrategy {
    private final Map<Integer, BiConsumer<Desk, Series>> actions = new TreeMap<>();
    private final List<OrderEvent> heard = new ArrayList<>();
    private @org.jspecify.annotations.Nullable Series bars;
    private int bar;

    /// After the n-th closed bar, counted from 0.
    public Script after(int n, BiConsumer<Desk, Series> action) {
        actions.put(n, action);
        return this;
    }

    /// One more action after the n-th closed bar.
    public Script also(int n, BiConsumer<Desk, Series> action) {
        actions.merge(n, action, BiConsumer::andThen);
        return this;
    }

    @Override
    public void setup(Setup setup) {
        bars = setup.bars();
    }

    @Override
    public void onBar(Bar closed, Desk desk) {
        var action = actions.get(bar++);
        if (action != null) {
            action.accept(desk, bars);
        }
    }

    @Override
    public void onOrder(OrderEvent event, Desk desk) {
        heard.add(event);
    }

    public List<OrderEvent> heard() {
        return heard;
    }

    /// Simple names of the events, in order.
    public List<String> heardNames() {
        return heard.stream().map(e -> e.getClass().getSimpleName()).toList();
    }
}
