package tapedeck.strategies;

import org.jspecify.annotations.Nullable;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Rule;
import org.ta4j.core.TradingRecord;

/// A rule of an author's own that reads the end of its series.
public record EndReader(BarSeries bars) implements Rule {
    @Override
    public boolean isSatisfied(int index, @Nullable TradingRecord record) {
        return index == bars.getEndIndex();
    }
}
