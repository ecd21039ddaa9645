package tapedeck.indicator;

/// An author's or an adapter's indicator as a line.
final class CustomLine extends ComputedLine {
    private final Indicator indicator;
    private final int warm;

    CustomLine(Indicator indicator) {
        super(indicator.series(), indicator.warmupBars());
        this.indicator = indicator;
        this.warm = indicator.warmupBars() - 1;
    }

    /// What it reads beside the bars is not known.
    @Override
    boolean isForeseeable() {
        return false;
    }

    @Override
    double compute(int index) {
        double value = indicator.at(index);
        return age(index) < warm ? Double.NaN : value;
    }

    @Override
    void forget() {
        indicator.restart();
    }
}
