package tapedeck.model;

/// What a strategy asks a working order to become, in doubles like [Order], until it is dispatched.
///
/// `price` is that of the order's limit, else of its stop; `size` is what the whole order is for, filled parts
/// included.
public record Amendment(double price, double size) {}
