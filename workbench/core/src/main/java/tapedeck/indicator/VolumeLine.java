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

    @Override
    void update(int index, int cell) {
        // The rows are the series' own.
    }

    @Override
    void restart(int first) {
        // The column is the series' own.
    }

    @Override
    void attach(long[] rows, double[] values) {
        // The series is asked for it.
    }
}
