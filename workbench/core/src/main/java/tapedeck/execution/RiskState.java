package tapedeck.execution;

/// What trading is allowed at all. Only a person, or a limit that was reached, changes it.
public enum RiskState {
    ENABLED,
    /// Only orders that make a position smaller.
    REDUCE_ONLY,
    /// Nothing but cancels.
    HALTED
}
