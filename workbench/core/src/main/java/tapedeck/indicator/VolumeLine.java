package tapedeck.indicator;

/// The volume of a series, in the data set's own unit.
final class VolumeLine extends ColumnLine {
    VolumeLine(Series series) {
        super(series, 1);
    }

    @Override
    double at(int index) {
        return series.volumeAt(index);
    }
}
