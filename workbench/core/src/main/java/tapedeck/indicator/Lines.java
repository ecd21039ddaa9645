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

    /// Exponential moving average, k = 2 / (n + 1), seeded by the first value.
    public static Line ema(Line of, int length) {
        return ema(of, length, Seed.FIRST);
    }

    public static Line ema(Line of, int length, Seed seed) {
        ColumnLine source = source(of, length);
        return source.series().add(Ema.of(source, length, seed));
    }

    /// Wilder's moving average, k = 1 / n, seeded by the first value.
    public static Line wilder(Line of, int length) {
        return wilder(of, length, Seed.FIRST);
    }

    public static Line wilder(Line of, int length, Seed seed) {
        ColumnLine source = source(of, length);
        return source.series().add(Ema.wilder(source, length, seed));
    }

    public static Line rsi(Line of, int length) {
        return rsi(of, length, Seed.FIRST);
    }

    public static Line rsi(Line of, int length, Seed seed) {
        ColumnLine source = source(of, length);
        return source.series().add(new Rsi(source, length, seed));
    }

    public static Line atr(Series series, int length) {
        return atr(series, length, Seed.FIRST);
    }

    public static Line atr(Series series, int length, Seed seed) {
        checkLength(length, series.maxBars());
        return series.add(new Atr(series, length, seed));
    }

    /// Fast less slow exponential average; its signal line is an average of it.
    public static Line macd(Line of, int fast, int slow, Seed seed) {
        return combine(ema(of, fast, seed), -1, ema(of, slow, seed));
    }

    /// `first + factor × second`, both of one series: `combine(sma, 2, stdDev)` is an upper Bollinger band.
    public static Line combine(Line first, double factor, Line second) {
        ColumnLine a = source(first, 1);
        ColumnLine b = together(a, second);
        return a.series().add(new Combination(a, factor, b));
    }

    /// How many standard deviations the value is from its mean over `length` bars.
    public static Line zScore(Line of, int length) {
        ColumnLine source = source(of, length);
        return source.series().add(new ZScore(source, source(sma(of, length), length), source(stdDev(of, length), 1)));
    }

    /// Slope of `y` on `x` over the last `length` bars of their series.
    public static Line slope(Line y, Line x, int length) {
        ColumnLine source = source(y, length);
        return source.series().add(new RegressionLine(source, together(source, x), length, Regression::slope));
    }

    /// How many residual deviations `y` is above its regression on `x` over the last `length` bars.
    public static Line regressionZScore(Line y, Line x, int length) {
        ColumnLine source = source(y, length);
        return source.series().add(new RegressionLine(source, together(source, x), length, Regression::zScore));
    }

    private static ColumnLine together(ColumnLine first, Line second) {
        ColumnLine other = source(second, 1);
        if (other.series() != first.series()) {
            throw new ConfigException(
                    "TD-S022",
                    "setup",
                    "lines of two series, " + first.series() + " and " + other.series() + ", cannot share an indicator",
                    "their bars need not close together: combine them in onBars");
        }
        return other;
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
        return source instanceof PriceLine price && length <= WideSum.LENGTH_LIMIT
                ? source.series().add(new StdDev(price, length))
                : source.series().add(new StdDevOfLine(source, length));
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
