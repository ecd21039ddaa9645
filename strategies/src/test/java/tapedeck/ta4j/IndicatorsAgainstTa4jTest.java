package tapedeck.ta4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.helpers.LowestValueIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.num.DecimalNumFactory;
import org.ta4j.core.num.Num;
import tapedeck.indicator.Series;
import tapedeck.model.Bar;

class IndicatorsAgainstTa4jTest {
    private static final int BARS = 100_000;
    private static final double RELATIVE = 1e-10;

    private static List<Bar> bars = List.of();
    private static BarSeries oracle = TaBars.of(List.of(), DecimalNumFactory.getInstance());

    @BeforeAll
    static void walk() {
        bars = Market.walk(20_240_101, BARS);
        oracle = TaBars.of(bars, DecimalNumFactory.getInstance());
    }

    static Stream<Arguments> indicators() {
        return Stream.of(
                same("sma", b -> new Sma(b, 30), b -> new SMAIndicator(close(b), 30)),
                same("ema", b -> new Ema(b, 26), b -> new EMAIndicator(close(b), 26)),
                same(
                        "ema of sma",
                        b -> new Ema(new Sma(b, 10), 20),
                        b -> new EMAIndicator(new SMAIndicator(close(b), 10), 20)),
                same(
                        "sma of ema",
                        b -> new Sma(new Ema(b, 10), 20),
                        b -> new SMAIndicator(new EMAIndicator(close(b), 10), 20)),
                same("rsi", b -> new Rsi(b, 14), b -> new RSIIndicator(close(b), 14)),
                same("atr", b -> new Atr(b, 14), b -> new ATRIndicator(b, 14)),
                same("highest", b -> new Highest(b, 20), b -> new HighestValueIndicator(new HighPriceIndicator(b), 20)),
                same("lowest", b -> new Lowest(b, 20), b -> new LowestValueIndicator(new LowPriceIndicator(b), 20)),
                same("stdDev", b -> new StdDev(b, 20), b -> new StandardDeviationIndicator(close(b), 20)),
                same(
                        "stdDev of ema",
                        b -> new StdDev(new Ema(b, 5), 20),
                        b -> new StandardDeviationIndicator(new EMAIndicator(close(b), 5), 20)),
                same("upper band", b -> new Bollinger(b, 20, 2), IndicatorsAgainstTa4jTest::upper),
                same("lower band", b -> new Bollinger(b, 20, -2), IndicatorsAgainstTa4jTest::lower));
    }

    private static Arguments same(
            String name, Function<BarSeries, Indicator<Num>> ours, Function<BarSeries, Indicator<Num>> theirs) {
        return Arguments.of(name, ours, theirs);
    }

    private static ClosePriceIndicator close(BarSeries bars) {
        return new ClosePriceIndicator(bars);
    }

    private static Indicator<Num> upper(BarSeries bars) {
        return new BollingerBandsUpperIndicator(
                new BollingerBandsMiddleIndicator(new SMAIndicator(close(bars), 20)),
                new StandardDeviationIndicator(close(bars), 20));
    }

    private static Indicator<Num> lower(BarSeries bars) {
        return new BollingerBandsLowerIndicator(
                new BollingerBandsMiddleIndicator(new SMAIndicator(close(bars), 20)),
                new StandardDeviationIndicator(close(bars), 20));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("indicators")
    void equalsTa4jOnEveryBar(
            String name, Function<BarSeries, Indicator<Num>> ours, Function<BarSeries, Indicator<Num>> theirs) {
        Series series = Market.series(0);
        Indicator<Num> fast = ours.apply(TaSeries.of(series));
        Indicator<Num> exact = theirs.apply(oracle);
        bars.forEach(series::append);

        for (int i = fast.getCountOfUnstableBars(); i < BARS; i++) {
            double expected = exact.getValue(i).doubleValue();
            double actual = fast.getValue(i).doubleValue();

            assertThat(Math.abs(actual - expected) <= RELATIVE * Math.abs(expected))
                    .as("%s at bar %d: %s, ta4j %s", name, i, actual, expected)
                    .isTrue();
        }
    }

    /// Near zero nothing is exact relative to itself: the averages it is made from are of the size of the price.
    @ParameterizedTest
    @MethodSource("macd")
    void macdEqualsTa4jRelativeToThePrice(int fast, int slow) {
        Series series = Market.series(0);
        Macd ours = new Macd(TaSeries.of(series), fast, slow);
        MACDIndicator exact = new MACDIndicator(close(oracle), fast, slow);
        bars.forEach(series::append);

        for (int i = slow; i < BARS; i++) {
            double price = series.close().ago(BARS - 1 - i);
            assertThat(ours.getValue(i).doubleValue())
                    .as("bar %d", i)
                    .isCloseTo(exact.getValue(i).doubleValue(), org.assertj.core.data.Offset.offset(1e-13 * price));
        }
    }

    static Stream<Arguments> macd() {
        return Stream.of(Arguments.of(12, 26), Arguments.of(5, 35));
    }
}
