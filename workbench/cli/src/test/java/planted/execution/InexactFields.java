package planted.execution;

/// Planted: money as a binary fraction, boxed and in arrays.
public final class InexactFields {
    static final double ALLOWED = 1.0;
    static double shared = 1.0;
    final double cash = 1.0;
    final Double fee = 1.0;
    final double[][] levels = {{1.0}};
}
