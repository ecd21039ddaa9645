package tapedeck.model;

/// The kind of thing an instrument is: decides its defaults (calendar, tick, lot).
public enum AssetClass {
    STOCK,
    FOREX,
    CRYPTO,
    FUTURE
}
