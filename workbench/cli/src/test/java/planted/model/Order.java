package planted.model;

/// Allowed: the author's builder holds doubles.
public final class Order {
    final double price = 1.0;
}
