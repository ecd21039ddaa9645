package tapedeck.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tapedeck.model.AssetClass;
import tapedeck.model.Bar;
import tapedeck.model.Currency;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.model.TradingCalendar;

/// Bars taken in ahead, shown one by one: the same as taken in when they close.
class SeriesAheadTest {
    private static final Interval MINUTE = Interval.parse("1m");
    private static final Instrument INSTRUMENT =
            new Instrument(0, "TEST", AssetClass.CRYPTO, Currency.USD, 1, 1, Fixed.ONE, TradingCalendar.CONTINUOUS);
    private static final int AHEAD = 32;
    private static final int BARS = 3_000;

    /// Rings, a series that grows, room for exactly what comes; from the first bar on or later; with a split. The bar
    /// that is open is always taken in with those that follow: so many are ahead at most.
    @ParameterizedTest
    @CsvSource({
        "16, 0, 0, -1",
        "17, 0, 0, -1",
        "32, 0, 0, 700",
        "32, 0, 20, -1",
        "0, 0, 0, 1100",
        "0, 3000, 0, -1",
        "0, 1500, 1000, 1600",
        "2048, 1500, 0, -1",
        "1024, 0, 1000, 1100",
    })
    void showsWhatAppendingWouldHaveShown(int maxBars, int reserved, int plainBars, int splitAt) {
        Series plain = new Series(INSTRUMENT, MINUTE, 0, maxBars);
        Series ahead = new Series(INSTRUMENT, MINUTE, 0, maxBars);
        plain.reserve(reserved);
        ahead.reserve(reserved);
        Line expected = Lines.ema(Lines.sma(plain.close(), 5), 3);
        Line found = Lines.ema(Lines.sma(ahead.close(), 5), 3);
        int told = plainBars;
        for (int i = 0; i < BARS; i++) {
            if (i == splitAt) {
                plain.restate(2, 1);
                ahead.restate(2, 1);
                told = i;
            }
            if (i == plainBars) {
                assertThat(ahead.prepareAhead(AHEAD)).isTrue();
            }
            if (i == told) {
                for (told = i + 1; told <= i + AHEAD; told++) {
                    ahead.foresee(bar(told), bar(i));
                }
                ahead.computeAhead();
                assertThat(areSame(plain, ahead)).as("before bar %d", i).isTrue();
            }
            plain.append(bar(i));
            ahead.append(bar(i));
            assertThat(areSame(plain, ahead)).as("bar %d", i).isTrue();
            assertThat(Double.valueOf(found.now())).isEqualTo(Double.valueOf(expected.now()));
        }
    }

    private static boolean areSame(Series plain, Series ahead) {
        boolean isSame = ahead.count() == plain.count() && ahead.firstIndex() == plain.firstIndex();
        for (int i = plain.firstIndex(); i < plain.count(); i++) {
            isSame &= plain.startTime(i) == ahead.startTime(i)
                    && plain.closePrice(i) == ahead.closePrice(i)
                    && plain.highPrice(i) == ahead.highPrice(i);
        }
        return isSame;
    }

    @Test
    void whatWasForeseenCannotBeAskedFor() {
        Series series = new Series(INSTRUMENT, MINUTE, 0, 0);
        Line line = Lines.sma(series.close(), 1);
        series.prepareAhead(AHEAD);
        series.append(bar(0));
        series.foresee(bar(1), null);
        series.computeAhead();

        assertThat(series.count()).isEqualTo(1);
        assertThat(line.now()).isEqualTo(bar(0).close());
        assertThatThrownBy(() -> series.closePrice(1)).isInstanceOf(FutureBarException.class);
        assertThatThrownBy(() -> ((ColumnLine) line).value(1)).isInstanceOf(FutureBarException.class);
    }

    @Test
    void whatALineThrowsIsThrownAtItsBar() {
        Series series = new Series(INSTRUMENT, MINUTE, 0, 0);
        Lines.stdDev(series.close(), 5);
        series.prepareAhead(AHEAD);
        for (int i = 0; i < 20; i++) {
            series.foresee(i == 10 ? priced(i, Long.MAX_VALUE / 2) : bar(i), null);
        }
        series.computeAhead();

        for (int i = 0; i < 10; i++) {
            series.append(bar(i));
        }
        assertThatThrownBy(() -> series.append(priced(10, Long.MAX_VALUE / 2)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("moved too far");
    }

    @Test
    void anotherBarThanForeseenIsFound() {
        Series series = new Series(INSTRUMENT, MINUTE, 0, 0);
        series.prepareAhead(AHEAD);
        for (int i = 0; i < AHEAD; i++) {
            series.foresee(bar(i), null);
        }
        assertThatThrownBy(() -> series.append(bar(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another bar was foreseen");
    }

    private static Bar bar(int index) {
        return priced(index, (1_000 + index * 37L % 101) * Fixed.ONE);
    }

    private static Bar priced(int index, long price) {
        Bar bar = new Bar(INSTRUMENT, MINUTE, 0);
        long start = index * Interval.MINUTE;
        bar.set(start, start + Interval.MINUTE, price, price + 2, price - 2, price + 1, index);
        return bar;
    }
}
