package tapedeck.lab.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tapedeck.lab.analytics.OutsideCases.Node;

/// Trade lists of backtesting.py with the statistics that it found for them.
class TradeOutsideTest {
    @TestFactory
    Stream<DynamicTest> tradeStatisticsAgree() {
        Node cases = OutsideCases.json("bar_engine.json").at("cases");
        return cases.keys().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Node stats = cases.at(name).at("stats");
                    List<ClosedTrade> trades = trades("trades_" + name + ".csv");

                    Metrics metrics = TradeMetrics.of(trades);

                    assertThat(metrics.get("trades").orThrow())
                            .isEqualTo(stats.at("# Trades").number());
                    assertThat(metrics.get("win_rate_t").orThrow() * 100)
                            .isCloseTo(stats.at("Win Rate [%]").number(), within(1e-9));
                    assertThat(metrics.get("sqn").orThrow())
                            .isCloseTo(stats.at("SQN").number(), within(1e-9));
                    assertThat(metrics.get("kelly_t").orThrow())
                            .isCloseTo(stats.at("Kelly Criterion").number(), within(1e-9));
                    assertThat(profitFactorOfPercents(trades))
                            .isCloseTo(stats.at("Profit Factor").number(), within(1e-6));
                }));
    }

    /// backtesting.py's profit factor sums returns, not money: the trade's own return on entry gives it.
    private static double profitFactorOfPercents(List<ClosedTrade> trades) {
        double gain = 0;
        double loss = 0;
        for (ClosedTrade trade : trades) {
            gain += Math.max(0, trade.returnOnEntry());
            loss -= Math.min(0, trade.returnOnEntry());
        }
        return gain / loss;
    }

    private static List<ClosedTrade> trades(String file) {
        List<ClosedTrade> trades = new ArrayList<>();
        for (String line : OutsideCases.lines(file).stream().skip(1).toList()) {
            String[] cell = line.split(",", -1);
            double size = Double.parseDouble(cell[0]);
            double pnl = Double.parseDouble(cell[5]);
            trades.add(new ClosedTrade(
                    trades.size() + 1,
                    "GOOG",
                    "",
                    size > 0,
                    Fixtures.day(cell[8]) * Fixtures.DAY,
                    Fixtures.day(cell[9]) * Fixtures.DAY,
                    Math.abs(size),
                    Double.parseDouble(cell[3]),
                    Double.parseDouble(cell[4]),
                    pnl,
                    Double.parseDouble(cell[6]),
                    Math.min(0, pnl),
                    Math.max(0, pnl),
                    Integer.parseInt(cell[2]) - Integer.parseInt(cell[1]),
                    "",
                    "",
                    OptionalDouble.empty(),
                    1));
        }
        return trades;
    }
}
