package tapedeck.lab.analytics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Every metric there is, in the order of the reports: the single place where ids, formulas and conventions are
/// written.
///
/// Immutable and thread-safe. `docs/reference/metrics.md` is generated from it.
public final class MetricCatalog {
    private static final Map<String, MetricDefinition> DEFINITIONS = index();

    private MetricCatalog() {}

    /// All definitions, group by group.
    public static List<MetricDefinition> all() {
        return List.copyOf(DEFINITIONS.values());
    }

    public static List<MetricDefinition> group(MetricGroup group) {
        return DEFINITIONS.values().stream()
                .filter(definition -> definition.group() == group)
                .toList();
    }

    public static Optional<MetricDefinition> find(String id) {
        return Optional.ofNullable(DEFINITIONS.get(id));
    }

    /// The definition of an id known to exist.
    ///
    /// @throws IllegalArgumentException when there is no such id
    public static MetricDefinition get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no metric has the id " + id));
    }

    private static Map<String, MetricDefinition> index() {
        Map<String, MetricDefinition> index = new LinkedHashMap<>();
        Stream.of(
                        ReturnDefinitions.ENTRIES,
                        RiskDefinitions.ENTRIES,
                        RiskAdjustedDefinitions.ENTRIES,
                        DistributionDefinitions.ENTRIES,
                        RollingDefinitions.ENTRIES,
                        TradeDefinitions.ENTRIES,
                        BenchmarkDefinitions.ENTRIES,
                        ExposureDefinitions.ENTRIES)
                .flatMap(List::stream)
                .map(Entry::define)
                .forEach(definition -> {
                    if (index.put(definition.id(), definition) != null) {
                        throw new IllegalStateException("two metrics have the id " + definition.id());
                    }
                });
        return Collections.unmodifiableMap(index);
    }
}
