package tapedeck.ta4j;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.num.NumFactory;
import tapedeck.model.Bar;
import tapedeck.model.Fixed;

/// The same bars as ta4j's own series, for its runner and its indicators: the oracle.
public final class TaBars {
    private TaBars() {}

    public static BarSeries of(List<Bar> bars, NumFactory numbers) {
        BarSeries series = new BaseBarSeriesBuilder().withNumFactory(numbers).build();
        for (Bar bar : bars) {
            series.addBar(new BaseBar(
                    Duration.ofNanos(bar.endTime() - bar.startTime()),
                    Instant.ofEpochSecond(0, bar.startTime()),
                    Instant.ofEpochSecond(0, bar.endTime()),
                    numbers.numOf(Fixed.format(bar.openPrice())),
                    numbers.numOf(Fixed.format(bar.highPrice())),
                    numbers.numOf(Fixed.format(bar.lowPrice())),
                    numbers.numOf(Fixed.format(bar.closePrice())),
                    numbers.numOf(bar.volume()),
                    numbers.zero(),
                    0));
        }
        return series;
    }
}
