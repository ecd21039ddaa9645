package tapedeck.ta4j;

import org.ta4j.core.BarSeries;
import org.ta4j.core.Strategy;
import tapedeck.strategy.Setup;

/// A strategy in ta4j's words: rules that say when, while configuration says how much and the engine trades.
///
/// The series holds closed bars only; it grows by one bar before each question. Fills reach ta4j's trading record, so
/// stop rules see the prices that were really paid. Give the parameters [tapedeck.strategy.Param] and a default.
public interface RuleStrategy {
    /// Builds indicators and rules over the bars the run was started on.
    Strategy build(BarSeries bars);

    /// The same with more than one series: `TaSeries.of(setup.bars("ETH-USD", "4h"))`.
    default Strategy build(BarSeries bars, Setup setup) {
        return build(bars);
    }

    /// Closed bars needed before the first decision; 0 takes what the strategy calls its unstable bars.
    default int warmupBars() {
        return 0;
    }

    /// Orders that rest at the venue while a position is open, instead of stop rules asked at each close.
    default Protection protection() {
        return Protection.NONE;
    }

    /// Distance from entry to stop in price units at bar `index`, for sizing by risk; by default that of
    /// [#protection()].
    ///
    /// @param price the close of that bar
    default double stopDistance(int index, double price) {
        return protection().stopDistance(price);
    }
}
