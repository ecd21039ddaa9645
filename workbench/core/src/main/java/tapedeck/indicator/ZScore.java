package tapedeck.indicator;

/// How many standard deviations a value is from its mean; 0 where nothing deviates.
final class ZScore extends ComputedLine {
    private final ColumnLine source;
    private final ColumnLine mean;
    private final ColumnLine deviation;

    ZScore(ColumnLine source, ColumnLine mean, ColumnLine deviation) {
        super(source.series, deviation.warmupBars());
        this.source = source;
        this.mean = mean;
        this.deviation = deviation;
    }

    @Override
    double compute(int index) {
        double spread = deviation.at(index);
        return spread == 0 ? 0 : (source.at(index) - mean.at(index)) / spread;
    }
}
