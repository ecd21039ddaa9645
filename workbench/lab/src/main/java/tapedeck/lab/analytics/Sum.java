package tapedeck.lab.analytics;

/// A running sum that keeps the rounding error (Neumaier), so that the result depends only on the order of the terms.
///
/// Not thread-safe; made for one left-to-right pass.
final class Sum {
    private double total;
    private double compensation;

    Sum add(double term) {
        double next = total + term;
        double kept = next - total;
        // Two-sum: the same correction as Neumaier's comparison of magnitudes, without its branch.
        compensation += (total - (next - kept)) + (term - kept);
        total = next;
        return this;
    }

    double value() {
        return total + compensation;
    }
}
