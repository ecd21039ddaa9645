package tapedeck.ta4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Strategy;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DecimalNumFactory;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;
import org.ta4j.core.rules.StopLossRule;
import tapedeck.model.Bar;

/// ta4j's own backtester, with execution at the next open and no costs, is the oracle: the same bars, the same rules,
/// the same trades at the same prices.
class Ta4jParityTest {
    private static final int BARS = 3_000;

    static Stream<Arguments> everySeedAndRule() {
        return IntStream.rangeClosed(1, 20)
                .boxed()
                .flatMap(seed -> Stream.of(
                        Arguments.of(seed, "SMA cross", (RuleStrategy) Ta4jParityTest::smaCross),
                        Arguments.of(seed, "EMA cross", (RuleStrategy) Ta4jParityTest::emaCross),
                        Arguments.of(seed, "RSI", (RuleStrategy) Ta4jParityTest::rsi)));
    }

    private static Strategy smaCross(BarSeries bars) {
        var close = new ClosePriceIndicator(bars);
        var fast = new SMAIndicator(close, 10);
        var slow = new SMAIndicator(close, 30);
        return new BaseStrategy(new CrossedUpIndicatorRule(fast, slow), new CrossedDownIndicatorRule(fast, slow), 30);
    }

    private static Strategy emaCross(BarSeries bars) {
        var close = new ClosePriceIndicator(bars);
        var fast = new EMAIndicator(close, 12);
        var slow = new EMAIndicator(close, 26);
        return new BaseStrategy(
                new CrossedUpIndicatorRule(fast, slow),
                new CrossedDownIndicatorRule(fast, slow).or(new StopLossRule(close, 0.5)),
                26);
    }

    private static Strategy rsi(BarSeries bars) {
        var close = new ClosePriceIndicator(bars);
        var rsi = new RSIIndicator(close, 14);
        return new BaseStrategy(
                new CrossedUpIndicatorRule(rsi, 30),
                new CrossedDownIndicatorRule(rsi, 70).or(new StopLossRule(close, 1)));
    }

    @ParameterizedTest(name = "{1}, seed {0}")
    @MethodSource("everySeedAndRule")
    void tradesAsTa4jDoes(int seed, String name, RuleStrategy rules) {
        List<Bar> bars = Market.walk(seed, BARS);

        List<String> trades = Trades.of(rules, bars);

        assertThat(trades)
                .as("%s, seed %d", name, seed)
                .hasSizeGreaterThan(5)
                .isEqualTo(TaOracle.trades(rules, bars, DoubleNumFactory.getInstance()));
    }

    /// Ours under our rules equal ta4j in decimal arithmetic, ties included.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void exactAveragesTradeAsDecimalArithmeticDoes(int seed) {
        List<Bar> bars = Market.walk(100 + seed, 20_000);
        RuleStrategy exact = series -> {
            var fast = new Sma(series, 10);
            var slow = new Sma(series, 30);
            return new BaseStrategy(new CrossedUp(fast, slow), new CrossedDown(fast, slow), 30);
        };

        List<String> trades = Trades.of(exact, bars);

        assertThat(trades)
                .hasSizeGreaterThan(100)
                .isEqualTo(TaOracle.trades(Ta4jParityTest::smaCross, bars, DecimalNumFactory.getInstance()));
    }

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 5);
    }
}
