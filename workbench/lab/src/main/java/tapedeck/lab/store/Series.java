package tapedeck.lab.store;

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
record Series(Instrument instrument, Interval interval, int volumeScale, Columns columns, Supplier<String> root) {
    BarReader reader() {
        return new ColumnBarReader(columns, interval, instrument.calendar());
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
