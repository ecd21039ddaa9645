package tapedeck.lab.research.proof;

/// A decision that was not the same without the future, and what kind of look-ahead that looks like.
///
/// @param kind   stable word for programs
/// @param words  what it looks like, a clause for people
/// @param time   when the decision was made, epoch nanoseconds
/// @param bar    start of the last bar that had closed by then
/// @param full   what was decided with all of the data
/// @param cut    with the data ending there
/// @param poisoned with another future
public record Leak(Kind kind, String words, long time, long bar, String full, String cut, String poisoned) {
    /// The kinds that can be told apart from outside.
    public enum Kind {
        /// An order traded at a price that was known when it was sent.
        SAME_CLOSE,
        /// A second run over the same data decided differently.
        STATIC_STATE,
        /// It asked the engine for a bar that had not closed.
        BAR_NOT_CLOSED,
        /// It knew a split or a dividend that had not come.
        FUTURE_SPLIT,
        /// It knew the price that its order would trade at.
        NEXT_PRICE,
        /// It read the bar after the one it decided on.
        ONE_BAR,
        /// It read a bar a fixed number ahead.
        SHIFT,
        /// It read a stretch of bars a fixed number ahead.
        WINDOW,
        /// It read up to the end of a longer bar that had not closed.
        HIGHER_BAR,
        /// It read far ahead, to the end of the data or nearly.
        WHOLE_SERIES,
        /// It cannot be proved: it has a way around the engine.
        AROUND_THE_ENGINE
    }
}
