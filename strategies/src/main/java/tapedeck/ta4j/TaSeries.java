package tapedeck.ta4j;

import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.helpers.OpenPriceIndicator;
import org.ta4j.core.num.Num;
import tapedeck.indicator.ColumnLine;
import tapedeck.indicator.Line;
import tapedeck.indicator.Lines;
import tapedeck.indicator.Series;
import tapedeck.model.ConfigException;

/// The doors between the two worlds: column series as ta4j's, and ta4j's indicators as lines.
public final class TaSeries {
    private TaSeries() {}

    /// A declared series in ta4j's words: `TaSeries.of(setup.bars("ETH-USD", "4h"))`.
    public static ColumnBarSeries of(Series series) {
        return new ColumnBarSeries(series);
    }

    /// The columns under a bar series handed out by the engine.
    static Series columns(BarSeries bars) {
        if (bars instanceof ColumnBarSeries series) {
            return series.columns();
        }
        throw new ConfigException(
                "TD-S034",
                "setup",
                "the indicators of tapedeck.ta4j follow the engine's series, not " + name(bars),
                "use the bars given to build(), or ta4j's own indicators");
    }

    private static String name(BarSeries bars) {
        return bars == null
                ? "an indicator without one"
                : "a " + bars.getClass().getSimpleName();
    }

    /// The line behind an indicator: ours as it is, ta4j's price helpers as the column, others computed once per bar.
    static Line line(Indicator<Num> indicator) {
        if (indicator instanceof LineIndicator ours) {
            return ours.line();
        }
        Series series = columns(indicator.getBarSeries());
        return switch (indicator) {
            case ClosePriceIndicator _ -> series.close();
            case OpenPriceIndicator _ -> series.open();
            case HighPriceIndicator _ -> series.high();
            case LowPriceIndicator _ -> series.low();
            default -> Lines.of(new TaLine(indicator));
        };
    }

    /// The same by absolute bar index.
    static ColumnLine columnLine(Indicator<Num> indicator) {
        return (ColumnLine) line(indicator);
    }
}
