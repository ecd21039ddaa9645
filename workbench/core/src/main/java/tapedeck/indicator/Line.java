package tapedeck.indicator;

/// One number per closed bar: a price column or an indicator. Read-only for authors; not thread-safe.
public interface Line {
    /// The value at the bar that has just closed; NaN before the line is warm.
    double now();

    /// The value `bars` closed bars ago; `ago(0)` is [#now()].
    ///
    /// @throws IndexOutOfBoundsException for a negative number (the future) and for bars no longer kept
    double ago(int bars);

    /// Whether this line has just risen above `other`. Equal values are looked through: the last different pair
    /// decides.
    boolean crossedAbove(Line other);

    /// Whether this line has just fallen below `other`.
    boolean crossedBelow(Line other);
}
