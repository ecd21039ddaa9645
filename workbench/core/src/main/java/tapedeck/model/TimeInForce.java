package tapedeck.model;

/// How long an order works. The ordinal is part of the canonical encoding: append only.
public enum TimeInForce {
    /// Until canceled.
    GTC,
    /// Until the session closes.
    DAY,
    /// Until a given time.
    GTD,
    /// What can trade at once; the rest is canceled.
    IOC,
    /// All at once, or nothing.
    FOK
}
