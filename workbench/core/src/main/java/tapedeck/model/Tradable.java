package tapedeck.model;

/// Anything an order can name: an instrument, or a price series of one.
public interface Tradable {
    Instrument instrument();
}
