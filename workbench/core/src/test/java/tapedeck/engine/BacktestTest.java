package tapedeck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tapedeck.model.ConfigException;
import tapedeck.model.Order;
import tapedeck.strategy.TradingStrategy;
import tapedeck.testing.Fixtures;
import tapedeck.testing.Script;

class BacktestTest {
    private static Backtest of(TradingStrategy... strategies) {
        Object[] instances = strategies;
        return Backtest.of(instances)
                .on("X", "1m")
                .data(request -> Fixtures.bars("100 101 99 100", "102 103 101 102", "104 105 103 104"));
    }

    private static Script buyer() {
        return new Script().after(0, (desk, bars) -> desk.submit(Order.buy(bars, 2)));
    }

    @Test
    void anInstanceIsPlayedOnce() {
        Backtest backtest = of(buyer());

        assertThat(backtest.run().counts().fills()).isEqualTo(1);
        assertThatThrownBy(backtest::run).isInstanceOf(ConfigException.class).hasMessageContaining("played once");
    }

    @Test
    void oneInstanceIsNotTwoStrategies() {
        Script one = buyer();

        assertThatThrownBy(of(one, one)::run)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("played once");
        assertThat(of(buyer(), buyer()).run().counts().fills()).isEqualTo(2);
    }
}
