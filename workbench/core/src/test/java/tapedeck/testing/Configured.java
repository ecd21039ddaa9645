package tapedeck.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import tapedeck.model.Bar;
import tapedeck.model.Order;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Param;
import tapedeck.strategy.Setup;
import tapedeck.strategy.TradingStrategy;

/// A strategy with constructor arguments beside its parameter.
public final class Configured implements TradingStrategy {
    @Param
    int fast = 5;

    private final Band band;
    private final List<Integer> days;
    private final DoubleUnaryOperator size;
    private final List<Double> seen = new ArrayList<>();
    private int bars;

    /// A record among the fields.
    public record Band(double low, double high) {}

    public Configured() {
        this(new Band(0, 1), List.of(1), 2);
    }

    /// @param factor captured by a function
    public Configured(Band band, List<Integer> days, double factor) {
        this.band = band;
        this.days = days;
        this.size = x -> factor * x;
    }

    @Override
    public void setup(Setup setup) {
        setup.bars();
    }

    @Override
    public void onBar(Bar bar, Desk desk) {
        seen.add(bar.close());
        if (++bars == days.getFirst() && band.low() < bar.close()) {
            desk.submit(Order.buy(bar, size.applyAsDouble(1)));
        }
    }
}
