package tapedeck.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tapedeck.model.AssetClass;
import tapedeck.model.Bar;
import tapedeck.model.Currency;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.model.TradingCalendar;

class SeriesTouchTest {
    private static final Interval MINUTE = Interval.parse("1m");
    private static final Instrument INSTRUMENT =
            new Instrument(0, "TEST", AssetClass.CRYPTO, Currency.USD, 1, 1, Fixed.ONE, TradingCalendar.CONTINUOUS);

    /// A ring, a series that grows, and one with room for exactly what comes.
    @ParameterizedTest
    @CsvSource({"16, 0", "0, 0", "0, 1500", "2048, 1500"})
    void touchingChangesNothingAndReachesNowhereItShouldNot(int maxBars, int reserved) {
        Series plain = new Series(INSTRUMENT, MINUTE, 0, maxBars);
        Series touched = new Series(INSTRUMENT, MINUTE, 0, maxBars);
        plain.reserve(reserved);
        touched.reserve(reserved);
        Line expected = Lines.ema(Lines.sma(plain.close(), 5), 3);
        Line found = Lines.ema(Lines.sma(touched.close(), 5), 3);

        for (int i = 0; i < 1_500; i++) {
            long first = touched.touch();
            assertThat(touched.touch()).isEqualTo(first);
            close(plain, i);
            close(touched, i);
            assertThat(Double.valueOf(found.now())).isEqualTo(Double.valueOf(expected.now()));
        }
    }

    private static void close(Series series, int index) {
        Bar bar = new Bar(INSTRUMENT, MINUTE, 0);
        long price = (1_000 + index * 37L % 101) * Fixed.ONE;
        long start = index * Interval.MINUTE;
        bar.set(start, start + Interval.MINUTE, price, price + 2, price - 2, price + 1, index);
        series.append(bar);
    }
}
