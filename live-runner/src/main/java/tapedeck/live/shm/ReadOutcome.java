package tapedeck.live.shm;

/// What a look at shared memory found. Only with [#NEW] may the tick be used.
public enum ReadOutcome {
    /// A tick that was not seen before.
    NEW,
    /// Nothing since the last look.
    NOTHING,
    /// Did not settle within the bounded tries: being written, or written faster than it can be read.
    UNSETTLED,
    /// Half written for longer than the stale limit: its writer died.
    STALE,
    /// The writer has overtaken a reader that stops rather than lose ticks.
    LAPPED
}
