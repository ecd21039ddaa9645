package tapedeck.strategy;

import java.time.Duration;
import tapedeck.indicator.Indicator;
import tapedeck.indicator.Line;
import tapedeck.indicator.Lines;
import tapedeck.indicator.Series;

/// What a strategy may declare before the first event.
public interface Setup {
    /// The bars the run was started on: its first symbol and interval.
    Series bars();

    /// Bars of a symbol at an interval: `bars("BTC-USD", "4h")`.
    Series bars(String symbol, String interval);

    default Line sma(Line of, int length) {
        return Lines.sma(of, length);
    }

    default Line ema(Line of, int length) {
        return Lines.ema(of, length);
    }

    default Line rsi(Line of, int length) {
        return Lines.rsi(of, length);
    }

    default Line atr(Series series, int length) {
        return Lines.atr(series, length);
    }

    default Line highest(Line of, int length) {
        return Lines.highest(of, length);
    }

    default Line lowest(Line of, int length) {
        return Lines.lowest(of, length);
    }

    default Line stdDev(Line of, int length) {
        return Lines.stdDev(of, length);
    }

    /// An indicator of your own, or an adapter's.
    default Line of(Indicator indicator) {
        return Lines.of(indicator);
    }

    /// Refuses to start with a sentence for the user: `require(fast < slow, "fast must be below slow")`.
    void require(boolean ok, String why);

    /// A timer at every multiple of `period`.
    void every(String name, Duration period);
}
