package tapedeck.ta4j;

import org.jspecify.annotations.Nullable;
import org.ta4j.core.Indicator;
import org.ta4j.core.Rule;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.num.Num;

/// True at the bar at which `first` rose above `second`. Equal values are looked through: the last different pair
/// decides, as in ta4j.
public final class CrossedUp implements Rule {
    private final Cross cross;

    public CrossedUp(Indicator<Num> first, Indicator<Num> second) {
        cross = new Cross(TaSeries.columnLine(first), TaSeries.columnLine(second), 1);
    }

    public CrossedUp(Indicator<Num> indicator, double level) {
        cross = new Cross(TaSeries.columnLine(indicator), level, 1);
    }

    @Override
    public boolean isSatisfied(int index, @Nullable TradingRecord record) {
        return cross.at(index);
    }
}
