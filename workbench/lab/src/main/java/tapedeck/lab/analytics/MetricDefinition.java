package tapedeck.lab.analytics;

/// What a number means: the text a report shows beside it and the rules for printing and comparing it.
///
/// `formula` is one line; `convention` says what the formula leaves open; `elsewhere` begins with what quantstats calls
/// it. `annualised` numbers are unreliable on short samples; `displayed` is false for numbers kept only for parity.
public record MetricDefinition(
        String id,
        String label,
        MetricGroup group,
        MetricUnit unit,
        Direction direction,
        String formula,
        String convention,
        String elsewhere,
        Agreement agreement,
        boolean annualised,
        boolean mayBeInfinite,
        boolean displayed) {}
