package tapedeck.strategy;

import java.time.Duration;
import tapedeck.indicator.Indicator;
import tapedeck.indicator.Line;
import tapedeck.indicator.Series;

/// What a strategy may declare before the first event.
public interface Setup {
    /// The bars the run was started on: its first symbol and interval.
    Series bars();

    /// Bars of a symbol at an interval: `bars("BTC-USD", "4h")`.
    Series bars(String symbol, String interval);

    Line sma(Line of, int length);

    Line ema(Line of, int length);

    Line rsi(Line of, int length);

    Line atr(Series series, int length);

    Line highest(Line of, int length);

    Line lowest(Line of, int length);

    Line stdDev(Line of, int length);

    /// An indicator of your own, or an adapter's.
    Line of(Indicator indicator);

    /// Refuses to start with a sentence for the user: `require(fast < slow, "fast must be below slow")`.
    void require(boolean ok, String why);

    /// A timer at every multiple of `period`.
    void every(String name, Duration period);
}
