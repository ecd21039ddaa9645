package tapedeck.indicator;

/// A rule that gives one value per closed bar of a series; what `Setup.of` turns into a [Line].
public interface Indicator {
    /// The series whose bars it follows.
    Series series();

    /// The value at bar `index`, counted from 0 at the series' first bar; asked once per bar, in order.
    double at(int index);

    /// A split has restated the series: [#at] is asked again for every bar that is kept, in order. An indicator that
    /// remembers anything from bar to bar forgets it here.
    default void restart() {}

    /// Bars needed before the first valid value, that bar included.
    int warmupBars();
}
