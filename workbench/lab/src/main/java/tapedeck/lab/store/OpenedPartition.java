package tapedeck.lab.store;

import java.lang.foreign.Arena;
import java.util.List;
import tapedeck.event.BarReader;
import tapedeck.event.TickReader;
import tapedeck.lab.store.arrow.PartitionInfo;
import tapedeck.lab.store.calendar.Calendars;
import tapedeck.lab.store.column.ColumnBarReader;
import tapedeck.lab.store.column.ColumnTickReader;
import tapedeck.lab.store.column.Columns;
import tapedeck.lab.store.column.RowShape;
import tapedeck.model.Bar;
import tapedeck.model.Instrument;

/// The rows of one partition of an imported data set, mapped: for what needs a stretch of time and no more. Closing it
/// unmaps them.
public final class OpenedPartition implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final Catalog catalog;
    private final Instrument instrument;
    private final Columns columns;

    OpenedPartition(Store store, Catalog catalog, PartitionInfo part) {
        this.catalog = catalog;
        RowShape shape = catalog.id().isBars() ? RowShape.BARS : RowShape.TICKS;
        try {
            this.instrument = store.instruments()
                    .instrument(catalog.id().symbol(), catalog.assetClass(), 0, Calendars.named(catalog.calendar()));
            this.columns = DataSetWriter.columns(store.folder(catalog.id()), List.of(part), shape, arena);
        } catch (RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /// A bar that [#bars] reads into.
    public Bar bar() {
        return new Bar(instrument, catalog.id().interval(), catalog.volumeScale());
    }

    /// A fresh reader over bars as they were traded.
    public BarReader bars() {
        return new ColumnBarReader(columns, catalog.id().interval(), instrument.calendar());
    }

    /// A fresh reader over trades, quotes or values.
    public TickReader ticks() {
        return new ColumnTickReader(columns, 0);
    }

    @Override
    public void close() {
        arena.close();
    }
}
