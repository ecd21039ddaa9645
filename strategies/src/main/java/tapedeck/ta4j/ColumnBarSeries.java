package tapedeck.ta4j;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;
import org.ta4j.core.Bar;
import org.ta4j.core.BarBuilder;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import org.ta4j.core.num.NumFactory;
import tapedeck.indicator.FutureBarException;
import tapedeck.indicator.Series;

/// The closed bars of a [Series] in ta4j's words: nothing is copied, nothing can be added, the future throws.
///
/// Indices are the series' own: they stay valid while a bar is kept, as ta4j's do. A bar no longer kept reads as the
/// oldest kept one, which is ta4j's convention. Not thread-safe.
public final class ColumnBarSeries implements BarSeries {
    private static final long serialVersionUID = 1L;
    private static final int CACHED_BARS = 1 << 13;

    private final transient Series series;
    private transient @Nullable ColumnBar last;
    private transient int lastIndex = -1;
    private transient int openEnd;

    public ColumnBarSeries(Series series) {
        this.series = series;
    }

    /// The columns underneath.
    public Series columns() {
        return series;
    }

    /// Reports the bar that is forming as the end of the series, unreadable as it is. ta4j's caches then keep the
    /// value of the newest closed bar instead of computing it twice.
    void openEnd() {
        openEnd = 1;
    }

    boolean isOpenEnded() {
        return openEnd == 1;
    }

    @Override
    public Bar getBar(int index) {
        int end = series.lastIndex();
        if (index == end && end >= 0) {
            return lastBar(index);
        }
        if (index > end) {
            throw new FutureBarException("bar " + index + " has not closed yet; the last closed bar is " + end);
        }
        if (index < 0) {
            throw new IndexOutOfBoundsException("bar " + index);
        }
        return new ColumnBar(series, Math.max(index, series.firstIndex()));
    }

    /// ta4j tells by identity whether the last bar is still the one it knows.
    private ColumnBar lastBar(int index) {
        ColumnBar bar = last;
        if (bar == null || lastIndex != index) {
            bar = new ColumnBar(series, index);
            last = bar;
            lastIndex = index;
        }
        return bar;
    }

    @Override
    public Bar getLastBar() {
        return getBar(series.lastIndex());
    }

    @Override
    public Bar getFirstBar() {
        return getBar(getBeginIndex());
    }

    @Override
    public int getBarCount() {
        return series.count() - series.firstIndex();
    }

    @Override
    public int getBeginIndex() {
        return series.count() == 0 ? -1 : series.firstIndex();
    }

    @Override
    public int getEndIndex() {
        int end = series.lastIndex();
        return end < 0 ? end : end + openEnd;
    }

    @Override
    public int getRemovedBarsCount() {
        return series.firstIndex();
    }

    /// What ta4j's caches size themselves by. It may be less than the series keeps: an older value is computed again
    /// when somebody asks for it, and a cache of a whole run would cost 32 bytes a bar and indicator.
    @Override
    public int getMaximumBarCount() {
        return Math.min(series.maxBars(), CACHED_BARS);
    }

    @Override
    public NumFactory numFactory() {
        return DoubleNumFactory.getInstance();
    }

    @Override
    public String getName() {
        return series.toString();
    }

    /// A view of the bars kept; bars are made as they are asked for.
    @Override
    public List<Bar> getBarData() {
        return new View(getRemovedBarsCount(), getBarCount());
    }

    @Override
    public BarSeries getSubSeries(int startIndex, int endIndex) {
        if (startIndex < 0 || startIndex >= endIndex) {
            throw new IllegalArgumentException("from " + startIndex + " to " + endIndex);
        }
        int from = Math.max(startIndex, series.firstIndex());
        int to = Math.min(endIndex, series.count());
        return new BaseBarSeriesBuilder()
                .withName(getName())
                .withNumFactory(numFactory())
                .withBars(new View(from, Math.max(0, to - from)))
                .build();
    }

    @Override
    public BarBuilder barBuilder() {
        throw readOnly();
    }

    @Override
    public void setMaximumBarCount(int maximumBarCount) {
        throw readOnly();
    }

    @Override
    public void addBar(Bar bar, boolean replace) {
        throw readOnly();
    }

    @Override
    public void addTrade(Num tradeVolume, Num tradePrice) {
        throw readOnly();
    }

    @Override
    public void addPrice(Num price) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("the engine adds bars; a strategy only reads them");
    }

    /// Bars by position from a first index on.
    private final class View extends AbstractList<Bar> implements RandomAccess {
        private final int first;
        private final int size;

        private View(int first, int size) {
            this.first = first;
            this.size = size;
        }

        @Override
        public Bar get(int position) {
            if (position >= size && first + size > series.lastIndex()) {
                return getBar(first + position);
            }
            return getBar(first + java.util.Objects.checkIndex(position, size));
        }

        @Override
        public int size() {
            return size;
        }
    }
}
