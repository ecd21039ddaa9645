package tapedeck.lab.analytics;

/// Writes one catalogue row; what is not said is: a displayed, finite, neutral number of our own.
final class Entry {
    private final String id;
    private final String label;
    private final MetricGroup group;
    private final MetricUnit unit;
    private Direction direction = Direction.NEUTRAL;
    private String formula = "";
    private String convention = "";
    private String elsewhere = "Not in quantstats.";
    private Agreement agreement = Agreement.OURS;
    private boolean annualised;
    private boolean mayBeInfinite;
    private boolean displayed = true;

    private Entry(String id, String label, MetricGroup group, MetricUnit unit) {
        this.id = id;
        this.label = label;
        this.group = group;
        this.unit = unit;
    }

    static Entry of(String id, String label, MetricGroup group, MetricUnit unit) {
        return new Entry(id, label, group, unit);
    }

    Entry higher() {
        direction = Direction.HIGHER;
        return this;
    }

    Entry lower() {
        direction = Direction.LOWER;
        return this;
    }

    Entry annualised() {
        annualised = true;
        return this;
    }

    Entry mayBeInfinite() {
        mayBeInfinite = true;
        return this;
    }

    Entry hidden() {
        displayed = false;
        return this;
    }

    Entry formula(String text) {
        formula = text;
        return this;
    }

    Entry convention(String text) {
        convention = text;
        return this;
    }

    /// The same number to 1e-9 in quantstats.
    Entry quantstats(String name) {
        agreement = Agreement.QUANTSTATS;
        elsewhere = "quantstats calls this " + name + ".";
        return this;
    }

    /// What others call it or do differently.
    Entry elsewhere(String text) {
        elsewhere = text;
        return this;
    }

    Entry agrees(Agreement with) {
        agreement = with;
        return this;
    }

    MetricDefinition define() {
        return new MetricDefinition(
                id,
                label,
                group,
                unit,
                direction,
                formula,
                convention,
                elsewhere,
                agreement,
                annualised,
                mayBeInfinite,
                displayed);
    }
}
