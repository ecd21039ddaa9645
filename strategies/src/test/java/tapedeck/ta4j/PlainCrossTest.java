package tapedeck.ta4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Indicator;
import org.ta4j.core.Rule;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.ConstantIndicator;
import org.ta4j.core.indicators.helpers.CrossIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;
import tapedeck.indicator.Series;
import tapedeck.model.Bar;
import tapedeck.model.Fixed;
import tapedeck.model.Interval;

class PlainCrossTest {
    private static final int BARS = 2_000;

    /// Prices of few values, so that lines often touch without crossing.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void answersAsTa4jsOwn(long seed) {
        Series series = Market.series(0);
        ColumnBarSeries bars = TaSeries.of(series);
        ClosePriceIndicator close = new ClosePriceIndicator(bars);
        Indicator<Num> level = new ConstantIndicator<>(bars, DoubleNum.valueOf(11));
        List<Indicator<Num>> sides = List.of(
                new Sma(bars, 2),
                new Sma(bars, 3),
                new Ema(bars, 4),
                new Highest(close, 3),
                close,
                level,
                new SMAIndicator(close, 3),
                new EMAIndicator(close, 2));
        feed(series, seed);

        int crosses = 0;
        for (Indicator<Num> first : sides) {
            for (Indicator<Num> second : sides) {
                CrossIndicator stock = new CrossIndicator(first, second);
                PlainCross ours = PlainCross.of(stock);
                assertThat(ours).isNotNull();
                assertThat(ours.getCountOfUnstableBars()).isEqualTo(stock.getCountOfUnstableBars());
                for (int index = 0; index < BARS; index++) {
                    assertThat(ours.getValue(index))
                            .as("%s over %s at %d", first, second, index)
                            .isEqualTo(stock.getValue(index));
                    crosses += ours.getValue(index) ? 1 : 0;
                }
            }
        }
        assertThat(crosses).isGreaterThan(BARS);
    }

    private static void feed(Series series, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long minute = Interval.MINUTE;
        Bar bar = new Bar(series.instrument(), series.interval(), 0);
        for (int i = 0; i < BARS; i++) {
            long price = random.nextLong(9, 14) * Fixed.ONE;
            bar.set(i * minute, (i + 1) * minute, price, price, price, price, 1);
            series.append(bar);
        }
    }

    @Test
    void takesThePlaceOfACrossOfWhatIsKnown() throws Exception {
        ColumnBarSeries bars = TaSeries.of(Market.series(0));
        Rule entry = new CrossedUpIndicatorRule(new Sma(bars, 5), new Sma(bars, 9));
        Rule exit = new CrossedDownIndicatorRule(new Sma(bars, 5), 7);

        CacheScan.relax(new BaseStrategy(entry, exit));

        assertThat(crossOf(entry)).isInstanceOf(PlainCross.class);
        assertThat(crossOf(exit)).isInstanceOf(PlainCross.class);
    }

    @Test
    void leavesACrossOfWhatItDoesNotKnowToItsCache() throws Exception {
        ColumnBarSeries bars = TaSeries.of(Market.series(0));
        Rule entry = new CrossedUpIndicatorRule(new Sma(bars, 5), new Own(bars));

        CacheScan.relax(new BaseStrategy(entry, entry));

        assertThat(crossOf(entry)).isExactlyInstanceOf(CrossIndicator.class);
    }

    /// An indicator of an author's own.
    private record Own(BarSeries bars) implements Indicator<Num> {
        @Override
        public Num getValue(int index) {
            return DoubleNum.valueOf(index);
        }

        @Override
        public int getCountOfUnstableBars() {
            return 0;
        }

        @Override
        public BarSeries getBarSeries() {
            return bars;
        }
    }

    private static Object crossOf(Rule rule) throws ReflectiveOperationException {
        Field cross = rule.getClass().getDeclaredField("cross");
        cross.setAccessible(true);
        return cross.get(rule);
    }
}
