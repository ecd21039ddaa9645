package planted.model;

/// Planted: money as a binary fraction, in a nested record too.
public final class OrderEvent {
    final double price = 1.0;

    record Filled(float size) {}
}
