package tapedeck.ta4j;

import org.jspecify.annotations.Nullable;
import org.ta4j.core.Indicator;
import org.ta4j.core.Rule;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.num.Num;
import tapedeck.indicator.ColumnLine;

/// True while `first` is above `second`, or above a level. False before the warm-up.
public final class Over implements Rule {
    private final ColumnLine first;
    private final @Nullable ColumnLine second;
    private final double level;

    public Over(Indicator<Num> first, Indicator<Num> second) {
        this.first = TaSeries.columnLine(first);
        this.second = TaSeries.columnLine(second);
        this.level = 0;
    }

    public Over(Indicator<Num> indicator, double level) {
        this.first = TaSeries.columnLine(indicator);
        this.second = null;
        this.level = level;
    }

    @Override
    public boolean isSatisfied(int index, @Nullable TradingRecord record) {
        return first.value(index) > (second == null ? level : second.value(index));
    }
}
