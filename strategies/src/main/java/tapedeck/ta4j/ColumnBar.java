package tapedeck.ta4j;

import java.time.Duration;
import java.time.Instant;
import org.ta4j.core.Bar;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import org.ta4j.core.num.NumFactory;
import tapedeck.indicator.Series;
import tapedeck.model.Fixed;

/// One closed bar of a column series in ta4j's words: a place, not a copy. Read-only.
final class ColumnBar implements Bar {
    private static final long serialVersionUID = 1L;

    private final transient Series series;
    private final int index;

    ColumnBar(Series series, int index) {
        this.series = series;
        this.index = index;
    }

    @Override
    public Num getOpenPrice() {
        return DoubleNum.valueOf(Fixed.toDouble(series.openPrice(index)));
    }

    @Override
    public Num getHighPrice() {
        return DoubleNum.valueOf(Fixed.toDouble(series.highPrice(index)));
    }

    @Override
    public Num getLowPrice() {
        return DoubleNum.valueOf(Fixed.toDouble(series.lowPrice(index)));
    }

    @Override
    public Num getClosePrice() {
        return DoubleNum.valueOf(Fixed.toDouble(series.closePrice(index)));
    }

    @Override
    public Num getVolume() {
        return DoubleNum.valueOf(series.volume(index));
    }

    /// Close times volume: the money traded is not stored.
    @Override
    public Num getAmount() {
        return DoubleNum.valueOf(Fixed.toDouble(series.closePrice(index)) * series.volume(index));
    }

    /// Not stored.
    @Override
    public long getTrades() {
        return 0;
    }

    @Override
    public Duration getTimePeriod() {
        return Duration.ofNanos(endTime() - series.startTime(index));
    }

    @Override
    public Instant getBeginTime() {
        return instant(series.startTime(index));
    }

    @Override
    public Instant getEndTime() {
        return instant(endTime());
    }

    private long endTime() {
        long start = series.startTime(index);
        return series.interval().isDaily()
                ? series.instrument().calendar().sessionClose(start)
                : Math.addExact(start, series.interval().nanos());
    }

    private static Instant instant(long time) {
        long second = Math.floorDiv(time, 1_000_000_000L);
        return Instant.ofEpochSecond(second, time - second * 1_000_000_000L);
    }

    @Override
    public NumFactory numFactory() {
        return DoubleNumFactory.getInstance();
    }

    @Override
    public void addTrade(Num volume, Num price) {
        throw closed();
    }

    @Override
    public void addPrice(Num price) {
        throw closed();
    }

    private static UnsupportedOperationException closed() {
        return new UnsupportedOperationException("a closed bar cannot change");
    }

    @Override
    public String toString() {
        return series + " bar " + index + " close " + Fixed.format(series.closePrice(index));
    }
}
