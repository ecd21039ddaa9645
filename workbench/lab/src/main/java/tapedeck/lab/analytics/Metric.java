package tapedeck.lab.analytics;

import java.util.OptionalDouble;

/// One number of a report: its definition and either a value or the reason why there is none.
///
/// Immutable. A value is finite, except that profit factors and payoffs are positive infinity when nothing was lost.
/// `reliable` is false for annualised numbers of fewer than 60 daily observations: keep them in files, hide them on a
/// page.
public record Metric(MetricDefinition definition, OptionalDouble value, String reason, boolean reliable) {
    public Metric {
        if (value.isPresent() != reason.isEmpty()) {
            throw new IllegalArgumentException(definition.id() + ": expected either a value or a reason");
        }
        if (value.isPresent() && !isAllowed(definition, value.getAsDouble())) {
            throw new IllegalArgumentException(definition.id() + " is " + value.getAsDouble());
        }
    }

    static Metric of(MetricDefinition definition, double value, boolean reliable) {
        // Minus zero would print a sign that means nothing.
        return new Metric(definition, OptionalDouble.of(value + 0.0), "", reliable);
    }

    static Metric absent(MetricDefinition definition, String reason) {
        return new Metric(definition, OptionalDouble.empty(), reason, true);
    }

    static boolean isAllowed(MetricDefinition definition, double value) {
        return Double.isFinite(value) || (definition.mayBeInfinite() && value == Double.POSITIVE_INFINITY);
    }

    public String id() {
        return definition.id();
    }

    public String label() {
        return definition.label();
    }

    public MetricUnit unit() {
        return definition.unit();
    }

    public MetricGroup group() {
        return definition.group();
    }

    public Direction direction() {
        return definition.direction();
    }

    public boolean isPresent() {
        return value.isPresent();
    }

    public boolean isInfinite() {
        return value.isPresent() && value.getAsDouble() == Double.POSITIVE_INFINITY;
    }

    /// The value of a metric known to be present.
    ///
    /// @throws IllegalStateException with the reason when it is absent
    public double orThrow() {
        return value.orElseThrow(() -> new IllegalStateException(id() + " is absent: " + reason));
    }

    /// True when a page should print the number: present, reliable and meant to be shown.
    public boolean isShown() {
        return isPresent() && reliable && definition.displayed();
    }
}
