package tapedeck.lab.analytics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The metrics of one subject (a strategy, its benchmark, a group of trades) in catalogue order.
///
/// Immutable and thread-safe. Every id that was asked of the subject is here, with a value or with a reason.
public final class Metrics {
    private final Map<String, Metric> byId;

    private Metrics(Map<String, Metric> byId) {
        this.byId = Collections.unmodifiableMap(byId);
    }

    static Metrics of(List<Metric> metrics) {
        Map<String, Metric> unordered = metrics.stream().collect(Collectors.toMap(Metric::id, metric -> metric));
        Map<String, Metric> ordered = new LinkedHashMap<>();
        for (MetricDefinition definition : MetricCatalog.all()) {
            Metric metric = unordered.get(definition.id());
            if (metric != null) {
                ordered.put(definition.id(), metric);
            }
        }
        return new Metrics(ordered);
    }

    /// All metrics in catalogue order.
    public List<Metric> all() {
        return List.copyOf(byId.values());
    }

    /// The metrics of one group in catalogue order; empty when the subject has none.
    public List<Metric> group(MetricGroup group) {
        return byId.values().stream().filter(metric -> metric.group() == group).toList();
    }

    public Optional<Metric> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The metric of an id that this subject is known to have.
    ///
    /// @throws IllegalArgumentException when the subject has no such metric
    public Metric get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no metric " + id + " among " + byId.keySet()));
    }

    /// These metrics and those of `other`, in catalogue order; an id may be in only one of them.
    public Metrics and(Metrics other) {
        List<Metric> both = new ArrayList<>(byId.values());
        both.addAll(other.byId.values());
        return of(both);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Metrics metrics && byId.equals(metrics.byId);
    }

    @Override
    public int hashCode() {
        return byId.hashCode();
    }

    @Override
    public String toString() {
        return byId.values().stream()
                .map(metric -> metric.id() + "="
                        + (metric.isPresent() ? Double.toString(metric.orThrow()) : "(" + metric.reason() + ")"))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
