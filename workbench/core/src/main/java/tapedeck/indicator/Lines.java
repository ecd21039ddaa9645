package tapedeck.indicator;

import tapedeck.model.ConfigException;

/// Makes lines: the one door to the indicators of this room. A line is computed at every bar of its series from then
/// on.
public final class Lines {
    private Lines() {}

    public static Line sma(Line of, int length) {
        ColumnLine source = source(of, length);
        return source instanceof PriceLine price
                ? source.series().add(new Sma(price, length))
                : source.series().add(new SmaOfLine(source, length));
    }

    public static Line ema(Line of, int length) {
        ColumnLine source = source(of, length);
        return source.series().add(Ema.of(source, length));
    }

    /// Wilder's moving average, k = 1 / n.
    public static Line wilder(Line of, int length) {
        ColumnLine source = source(of, length);
        return source.series().add(Ema.wilder(source, length));
    }

    public static Line rsi(Line of, int length) {
        ColumnLine source = source(of, length);
        return source.series().add(new Rsi(source, length));
    }

    public static Line atr(Series series, int length) {
        checkLength(length, series.maxBars());
        return series.add(new Atr(series, length));
    }

    public static Line highest(Line of, int length) {
        ColumnLine source = source(of, length);
        return source.series().add(Extreme.highest(source, length));
    }

    public static Line lowest(Line of, int length) {
        ColumnLine source = source(of, length);
        return source.series().add(Extreme.lowest(source, length));
    }

    public static Line stdDev(Line of, int length) {
        ColumnLine source = source(of, length);
        return source.series().add(new StdDev(source, length));
    }

    public static Line of(Indicator indicator) {
        return indicator.series().add(new CustomLine(indicator));
    }

    private static ColumnLine source(Line of, int length) {
        if (!(of instanceof ColumnLine line)) {
            throw new ConfigException(
                    "TD-S020",
                    "setup",
                    "a line of a class of your own cannot feed an indicator",
                    "wrap it: setup.of(indicator)");
        }
        checkLength(length, line.series().maxBars());
        return line;
    }

    private static void checkLength(int length, int maxBars) {
        if (length < 1 || length >= maxBars) {
            throw new ConfigException(
                    "TD-S021",
                    "setup",
                    "an indicator over " + length + " bars",
                    "1 to " + (maxBars - 1) + " (data.maxBars)");
        }
    }
}
