package tapedeck.strategies;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tapedeck.indicator.Series;
import tapedeck.model.Bar;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Param;
import tapedeck.strategy.Setup;
import tapedeck.strategy.Summary;
import tapedeck.strategy.TradingStrategy;

/// Long while the price is above where it was a while ago, else flat or short; looks once per holding period.
@Summary(
        value = "Holds the sign of the return over a lookback, looked at once per holding period.",
        risk = "95 % of equity, long only unless shorts are switched on, no stop")
public final class TimeSeriesMomentum implements TradingStrategy {
    @Param(min = 2, max = 1000, step = 10, value = "bars to look back")
    int lookback = 60;

    @Param(min = 1, max = 500, step = 5, value = "bar lengths between looks")
    int hold = 5;

    @Param(min = 0.05, max = 1, step = 0.05, value = "share of equity in the position")
    double weight = 0.95;

    @Param("sells short after a fall; the account must allow it")
    boolean shorts = false;

    private @Nullable Series bars;

    @Override
    public void setup(Setup setup) {
        Series series = setup.bars();
        series.require(lookback + 1);
        bars = series;
    }

    @Override
    public void onBar(Bar bar, Desk desk) {
        Series series = Objects.requireNonNull(bars);
        if (!beginsPeriod(series)) {
            return;
        }
        double change = bar.close() - series.close().ago(lookback);
        int wanted = change > 0 ? 1 : change < 0 && shorts ? -1 : 0;
        if (wanted != (int) Math.signum(desk.position(series))) {
            desk.target(series, wanted * weight);
        }
    }

    /// Periods are counted on the calendar, not from the first bar: a run that starts elsewhere looks on the same days.
    private boolean beginsPeriod(Series series) {
        int last = series.lastIndex();
        long period = Math.multiplyExact(series.interval().nanos(), (long) hold);
        return Math.floorDiv(series.startTime(last), period) != Math.floorDiv(series.startTime(last - 1), period);
    }
}
