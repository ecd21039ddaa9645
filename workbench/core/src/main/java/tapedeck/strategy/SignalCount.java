package tapedeck.strategy;

/// What a strategy that follows rules has seen of them so far: tells a run that never traded why.
public interface SignalCount {
    /// Bars at which it asked whether to enter.
    long asked();

    /// Bars at which the answer was yes.
    long entries();
}
