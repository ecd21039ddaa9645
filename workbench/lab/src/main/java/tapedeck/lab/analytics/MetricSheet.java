package tapedeck.lab.analytics;

import java.util.ArrayList;
import java.util.List;

/// Collects the metrics of one subject while they are computed; the one place where `NaN` becomes an absence.
final class MetricSheet {
    private final List<Metric> metrics = new ArrayList<>();
    private final boolean longEnough;

    /// `longEnough` is false when annualised numbers of this subject are unreliable.
    MetricSheet(boolean longEnough) {
        this.longEnough = longEnough;
    }

    /// Writes the value, or the reason where the formula gave no number (`NaN`, or infinity where that is not allowed).
    void put(String id, double value, String reason) {
        MetricDefinition definition = MetricCatalog.get(id);
        if (Metric.isAllowed(definition, value)) {
            metrics.add(Metric.of(definition, value, longEnough || !definition.annualised()));
        } else {
            metrics.add(Metric.absent(definition, reason));
        }
    }

    void absent(String id, String reason) {
        metrics.add(Metric.absent(MetricCatalog.get(id), reason));
    }

    Metrics toMetrics() {
        return Metrics.of(metrics);
    }
}
