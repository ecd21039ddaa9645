package tapedeck.lab.store;

import java.util.Optional;
import java.util.function.Supplier;
import tapedeck.event.BarReader;
import tapedeck.lab.store.column.ColumnBarReader;
import tapedeck.lab.store.column.Columns;
import tapedeck.model.Bar;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;

/// The opened bars of one symbol: rows, and what is needed to read them.
///
/// @param instrument  numbered as in the request
/// @param volumeScale decimal digits of the raw volume
/// @param root        hash of all stored rows; asked for only where the whole of them is used
/// @param restated    how the rows are read; empty for as they are
record Series(
        Instrument instrument,
        Interval interval,
        int volumeScale,
        Columns columns,
        Supplier<String> root,
        Optional<AdjustedBars> restated) {
    Series(Instrument instrument, Interval interval, int volumeScale, Columns columns, Supplier<String> root) {
        this(instrument, interval, volumeScale, columns, root, Optional.empty());
    }

    BarReader reader() {
        BarReader raw = new ColumnBarReader(columns, interval, instrument.calendar());
        return restated.map(how -> how.over(raw)).orElse(raw);
    }

    /// The same rows, restated when they are read.
    Series restatedBy(AdjustedBars how) {
        return new Series(instrument, interval, volumeScale, columns, () -> how.root(root.get()), Optional.of(how));
    }

    Bar bar() {
        return new Bar(instrument, interval, volumeScale);
    }

    /// First nanosecond after the last bar.
    long endTime() {
        Bar bar = bar();
        new ColumnBarReader(columns.between(columns.lastTime(), Long.MAX_VALUE), interval, instrument.calendar())
                .read(bar);
        return bar.endTime();
    }

    /// Rows whose hash is computed when it is asked for.
    static Series hashed(Instrument instrument, Interval interval, int volumeScale, Columns columns) {
        DataSetId id = DataSetId.bars(instrument.symbol(), interval);
        return new Series(instrument, interval, volumeScale, columns, () -> Roots.of(id, volumeScale, columns));
    }
}
