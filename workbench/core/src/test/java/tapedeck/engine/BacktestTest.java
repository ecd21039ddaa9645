package tapedeck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tapedeck.model.ConfigException;
import tapedeck.model.Order;
import tapedeck.strategy.TradingStrategy;
import tapedeck.testing.Configured;
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
    void whatAnInstanceCarriesIsInTheRunsId() {
        String usual = of(new Configured()).run().runId();

        assertThat(of(new Configured(new Configured.Band(0, 1), List.of(1), 2))
                        .run()
                        .runId())
                .as("as the constructor without arguments has it")
                .isEqualTo(usual);
        assertThat(of(new Configured(new Configured.Band(0, 2), List.of(1), 2))
                        .run()
                        .runId())
                .isNotEqualTo(usual);
        assertThat(of(new Configured(new Configured.Band(0, 1), List.of(2), 2))
                        .run()
                        .runId())
                .isNotEqualTo(usual);
    }

    @Test
    void whatAnInstanceCarriesIsNamedInItsManifest() {
        RunSummary run =
                of(new Configured(new Configured.Band(0, 2), List.of(1, 2), 2)).run();

        assertThat(run.manifest().identity())
                .containsEntry("strategy.0.param.fast", "5")
                .containsEntry("strategy.0.param.state.days", "[1,2]")
                .containsEntry("strategy.0.param.state.band", "tapedeck.testing.Configured$Band[high=2.0, low=0.0]")
                .doesNotContainKeys("strategy.0.param.state.seen", "strategy.0.param.state.size");
    }

    @Test
    void theViewOfTheDataIsInTheRunsId() {
        String plain = of(buyer()).run().runId();

        assertThat(of(buyer()).adjusted("none").feed("bars").values().run().runId())
                .isEqualTo(plain);
        assertThat(of(buyer()).adjusted("splits").run().runId()).isNotEqualTo(plain);
        assertThat(of(buyer()).values("vix").run().runId()).isNotEqualTo(plain);
        assertThatThrownBy(() -> of(buyer()).feed("prints"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'prints' is no feed");
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
