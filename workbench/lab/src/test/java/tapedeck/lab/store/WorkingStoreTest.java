package tapedeck.lab.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tapedeck.engine.Backtest;
import tapedeck.engine.RunSummary;
import tapedeck.model.Bar;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Setup;
import tapedeck.strategy.TradingStrategy;

/// A backtest from code needs no wiring: the tests run in a folder of the repository, whose sample data it finds.
class WorkingStoreTest {
    static final class Watching implements TradingStrategy {
        private int bars;

        @Override
        public void setup(Setup setup) {
            setup.bars();
        }

        @Override
        public void onBar(Bar bar, Desk desk) {
            bars++;
        }
    }

    @Test
    void aBacktestFromCodeFindsTheWorkspacesData() {
        Watching strategy = new Watching();

        RunSummary run = Backtest.of(strategy).on("ACME", "1d").range("2020").run();

        assertThat(strategy.bars).isEqualTo((int) run.counts().bars()).isPositive();
    }
}
