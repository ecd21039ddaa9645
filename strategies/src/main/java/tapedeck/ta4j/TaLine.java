package tapedeck.ta4j;

import org.ta4j.core.num.Num;
import tapedeck.indicator.Indicator;
import tapedeck.indicator.Series;

/// A ta4j indicator for an event strategy: `setup.of(new TaLine(new CCIIndicator(TaSeries.of(bars), 20)))`.
public final class TaLine implements Indicator {
    private final org.ta4j.core.Indicator<Num> indicator;
    private final Series series;

    public TaLine(org.ta4j.core.Indicator<Num> indicator) {
        this.indicator = indicator;
        this.series = TaSeries.columns(indicator.getBarSeries());
    }

    @Override
    public Series series() {
        return series;
    }

    @Override
    public double at(int index) {
        return indicator.getValue(index).doubleValue();
    }

    @Override
    public int warmupBars() {
        return indicator.getCountOfUnstableBars() + 1;
    }
}
