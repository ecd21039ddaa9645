package tapedeck.ta4j;

import org.ta4j.core.BarSeries;
import tapedeck.indicator.Line;
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
    static Line line(org.ta4j.core.Indicator<org.ta4j.core.num.Num> indicator) {
        if (indicator instanceof LineIndicator ours) {
            return ours.line();
        }
        Series series = columns(indicator.getBarSeries());
        return switch (indicator) {
            case org.ta4j.core.indicators.helpers.ClosePriceIndicator _ -> series.close();
            case org.ta4j.core.indicators.helpers.OpenPriceIndicator _ -> series.open();
            case org.ta4j.core.indicators.helpers.HighPriceIndicator _ -> series.high();
            case org.ta4j.core.indicators.helpers.LowPriceIndicator _ -> series.low();
            default -> tapedeck.indicator.Lines.of(new TaLine(indicator));
        };
    }
}
