package tapedeck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tapedeck.indicator.FutureBarException;
import tapedeck.indicator.Series;
import tapedeck.model.Bar;
import tapedeck.model.Order;
import tapedeck.model.OrderEvent;
import tapedeck.model.Reason;
import tapedeck.model.StrategyException;
import tapedeck.model.Tick;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Setup;
import tapedeck.strategy.TradingStrategy;
import tapedeck.testing.Fixtures;
import tapedeck.testing.Runs;

/// A strategy that fails is named, with its callback and its bar; one that asks for the impossible is refused.
final class StrategyFailureTest {
    /// Throws in one callback, whichever comes.
    private static class ThrowsIn implements TradingStrategy {
        private final String callback;

        ThrowsIn(String callback) {
            this.callback = callback;
        }

        private void at(String here) {
            if (here.equals(callback)) {
                throw new UnsupportedOperationException("on purpose");
            }
        }

        @Override
        public void setup(Setup setup) {
            setup.bars();
            setup.every("timer", Duration.ofMinutes(2));
            at("setup");
        }

        @Override
        public void onBar(Bar bar, Desk desk) {
            desk.submit(Order.buy(bar, 1));
            at("onBar");
        }

        @Override
        public void onBars(List<Bar> closed, Desk desk) {
            at("onBars");
        }

        @Override
        public void onTick(Tick tick, Desk desk) {
            at("onTick");
        }

        @Override
        public void onOrder(OrderEvent event, Desk desk) {
            at("onOrder");
        }

        @Override
        public void onTimer(String name, Desk desk) {
            at("onTimer");
        }

        @Override
        public void onStop(Desk desk) {
            at("onStop");
        }
    }

    /// Does one thing at every bar.
    private static final class Does implements TradingStrategy {
        interface Deed {
            void on(Bar bar, Desk desk, Series bars);
        }

        private final Deed deed;
        private Series bars = new Series(Fixtures.instrument("X"), Fixtures.MINUTE, 0, 1);

        Does(Deed deed) {
            this.deed = deed;
        }

        @Override
        public void setup(Setup setup) {
            bars = setup.bars();
        }

        @Override
        public void onBar(Bar bar, Desk desk) {
            deed.on(bar, desk, bars);
        }
    }

    private static Runs.Result run(TradingStrategy strategy) {
        return Runs.run().of(Fixtures.randomBars(1, 30, 1), strategy);
    }

    private static Reason refusalOf(double size) {
        Runs.Result result = run(new Does((bar, desk, bars) -> desk.submit(Order.buy(bars, size))));
        assertThat(result.summary().counts().fills()).isZero();
        assertThat(result.summary().refused()).hasSize(1);
        return result.summary().refused().keySet().iterator().next();
    }

    @ParameterizedTest
    @ValueSource(strings = {"onBar", "onBars", "onTick", "onOrder", "onTimer", "onStop"})
    void aCallbackThatThrowsIsNamedWithItsBar(String callback) {
        assertThatThrownBy(() -> run(new ThrowsIn(callback)))
                .isInstanceOf(StrategyException.class)
                .hasMessageContaining("on purpose")
                .hasMessageContaining("bar 2023-01-02 00:")
                .satisfies(thrown -> {
                    StrategyException e = (StrategyException) thrown;
                    assertThat(e.code()).isEqualTo("TD-S110");
                    assertThat(e.place()).isEqualTo("ThrowsIn." + callback);
                });
    }

    @Test
    void setupThatThrowsIsNamedBeforeTheFirstBar() {
        assertThatThrownBy(() -> run(new ThrowsIn("setup")))
                .isInstanceOf(StrategyException.class)
                .hasMessageContaining("before the first bar")
                .extracting(thrown -> ((StrategyException) thrown).place())
                .isEqualTo("ThrowsIn.setup");
    }

    @Test
    void readingABarThatHasNotClosedIsAFailureOfItsOwnKind() {
        assertThatThrownBy(() -> run(new Does((bar, desk, bars) -> bars.closePrice(bars.lastIndex() + 1))))
                .isInstanceOf(StrategyException.class)
                .hasCauseInstanceOf(FutureBarException.class)
                .hasMessageContaining("has not closed yet");
    }

    @Test
    void sizesThatAreNoSizesAreRefusedAndCounted() {
        assertThat(refusalOf(Double.NaN)).isEqualTo(Reason.NOT_A_NUMBER);
        assertThat(refusalOf(Double.POSITIVE_INFINITY)).isEqualTo(Reason.NOT_A_NUMBER);
        assertThat(refusalOf(1e300)).isEqualTo(Reason.NOT_A_NUMBER);
        assertThat(refusalOf(-3)).isEqualTo(Reason.SIZE_ROUNDS_TO_ZERO);
        assertThat(refusalOf(0)).isEqualTo(Reason.SIZE_ROUNDS_TO_ZERO);
        assertThat(refusalOf(Double.MIN_VALUE)).isEqualTo(Reason.SIZE_ROUNDS_TO_ZERO);
        assertThat(refusalOf(8e10)).isEqualTo(Reason.MARGIN);
    }

    @Test
    void tooManyOrdersFromOneCallbackAreABugOfTheStrategy() {
        assertThatThrownBy(() -> run(new Does((bar, desk, bars) -> {
                    for (int i = 0; i < 20_000; i++) {
                        desk.submit(Order.buy(bars, 1));
                    }
                })))
                .isInstanceOf(StrategyException.class)
                .hasMessageContaining("orders from one callback");
    }
}
