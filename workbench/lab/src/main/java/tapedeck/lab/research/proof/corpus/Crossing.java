package tapedeck.lab.research.proof.corpus;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tapedeck.indicator.Line;
import tapedeck.model.Bar;
import tapedeck.model.Order;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Setup;
import tapedeck.strategy.TradingStrategy;

/// Two averages of a line that cross, in the engine's own indicators: nothing here can see the future.
final class Crossing implements TradingStrategy {
    private final Function<Setup, Line> source;
    private @Nullable Averages averages;

    private record Averages(Line fast, Line slow) {}

    Crossing(Function<Setup, Line> source) {
        this.source = source;
    }

    @Override
    public void setup(Setup setup) {
        Line of = source.apply(setup);
        averages = new Averages(setup.sma(of, 5), setup.sma(of, 20));
    }

    @Override
    public void onBar(Bar bar, Desk desk) {
        Averages now = Objects.requireNonNull(averages);
        desk.plot("fast", now.fast.now());
        if (now.fast.crossedAbove(now.slow)) {
            desk.submit(Order.buy(bar, 1).tag("up"));
        } else if (now.fast.crossedBelow(now.slow)) {
            desk.submit(Order.sell(bar, 1).reduceOnly().tag("down"));
        }
    }
}
