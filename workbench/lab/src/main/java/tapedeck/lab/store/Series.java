package tapedeck.lab.store;

import java.util.function.Supplier;
import tapedeck.event.BarReader;
import tapedeck.lab.store.column.ColumnBarReader;
import tapedeck.lab.store.column.Columns;
import tapedeck.model.AssetClass;
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

    AssetClass assetClass() {
        return instrument.assetClass();
    }

    /// First nanosecond after the last bar.
    long endTime() {
        Bar bar = bar();
        new ColumnBarReader(columns.between(columns.lastTime(), Long.MAX_VALUE), interval, instrument.calendar())
                .read(bar);
        return bar.endTime();
    }

    Series with(Columns part, Supplier<String> partRoot) {
        return new Series(instrument, interval, volumeScale, part, partRoot);
    }
}
