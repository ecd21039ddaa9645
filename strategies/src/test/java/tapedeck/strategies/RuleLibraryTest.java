package tapedeck.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Indicator;
import org.ta4j.core.Strategy;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.num.DecimalNumFactory;
import org.ta4j.core.num.Num;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;
import org.ta4j.core.rules.OverIndicatorRule;
import org.ta4j.core.rules.UnderIndicatorRule;
import tapedeck.model.Bar;
import tapedeck.strategy.Parameters;
import tapedeck.ta4j.Market;
import tapedeck.ta4j.RuleStrategy;
import tapedeck.ta4j.TaOracle;
import tapedeck.ta4j.Trades;

/// Each rule strategy of the library, without its stop, against the same rules in ta4j's own words and runner.
class RuleLibraryTest {
    private static final Map<String, String> NO_STOP = Map.of("stopPercent", "0");

    static Stream<Arguments> library() {
        return Stream.of(
                Arguments.of(new SmaCross(), Map.of(), (RuleStrategy) RuleLibraryTest::smaCross),
                Arguments.of(new EmaCross(), Map.of(), (RuleStrategy) RuleLibraryTest::emaCross),
                Arguments.of(new RsiReversion(), NO_STOP, (RuleStrategy) RuleLibraryTest::rsiReversion),
                Arguments.of(new MomentumRsi(), NO_STOP, (RuleStrategy) RuleLibraryTest::momentumRsi),
                Arguments.of(new BollingerBands(), NO_STOP, (RuleStrategy) RuleLibraryTest::bollinger),
                Arguments.of(new MacdTrend(), Map.of(), (RuleStrategy) RuleLibraryTest::macd));
    }

    @ParameterizedTest
    @MethodSource("library")
    void tradesAsTheSameRulesInTa4jDo(RuleStrategy ours, Map<String, String> parameters, RuleStrategy theirs) {
        List<Bar> bars = Market.walk(7, 10_000);
        Parameters.apply(ours, parameters);

        List<String> trades = Trades.of(ours, bars);

        assertThat(trades)
                .as(ours.getClass().getSimpleName())
                .hasSizeGreaterThan(50)
                .isEqualTo(TaOracle.trades(theirs, bars, DecimalNumFactory.getInstance()));
    }

    private static ClosePriceIndicator close(BarSeries bars) {
        return new ClosePriceIndicator(bars);
    }

    private static Strategy cross(Indicator<Num> fast, Indicator<Num> slow, int unstable) {
        return new BaseStrategy(
                new CrossedUpIndicatorRule(fast, slow), new CrossedDownIndicatorRule(fast, slow), unstable);
    }

    private static Strategy smaCross(BarSeries bars) {
        return cross(new SMAIndicator(close(bars), 10), new SMAIndicator(close(bars), 30), 30);
    }

    private static Strategy emaCross(BarSeries bars) {
        return cross(new EMAIndicator(close(bars), 12), new EMAIndicator(close(bars), 26), 206);
    }

    private static Strategy rsiReversion(BarSeries bars) {
        var rsi = new RSIIndicator(close(bars), 14);
        return new BaseStrategy(new UnderIndicatorRule(rsi, 30), new OverIndicatorRule(rsi, 55), 201);
    }

    private static Strategy momentumRsi(BarSeries bars) {
        var rsi = new RSIIndicator(close(bars), 21);
        return new BaseStrategy(new CrossedUpIndicatorRule(rsi, 60), new CrossedDownIndicatorRule(rsi, 45), 305);
    }

    private static Strategy bollinger(BarSeries bars) {
        var mean = new SMAIndicator(close(bars), 20);
        var lower = new BollingerBandsLowerIndicator(
                new BollingerBandsMiddleIndicator(mean), new StandardDeviationIndicator(close(bars), 20));
        return new BaseStrategy(
                new UnderIndicatorRule(close(bars), lower), new OverIndicatorRule(close(bars), mean), 19);
    }

    private static Strategy macd(BarSeries bars) {
        var macd = new MACDIndicator(close(bars), 12, 26);
        return cross(macd, new EMAIndicator(macd, 9), 278);
    }
}
