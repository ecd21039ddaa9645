package tapedeck.lab.store;

import java.lang.foreign.Arena;
import tapedeck.event.TickReader;
import tapedeck.lab.store.calendar.Calendars;
import tapedeck.lab.store.column.ColumnTickReader;
import tapedeck.lab.store.column.Columns;
import tapedeck.lab.store.column.RowShape;
import tapedeck.model.DataException;
import tapedeck.model.Instrument;
import tapedeck.model.Range;
import tapedeck.model.TradingCalendar;

/// The trades, quotes or values of one symbol, mapped. Closing it unmaps them.
public final class OpenedTicks implements AutoCloseable {
    private final Arena arena;
    private final Catalog catalog;
    private final Instrument instrument;
    private final Columns columns;

    private OpenedTicks(Arena arena, Catalog catalog, Instrument instrument, Columns columns) {
        this.arena = arena;
        this.catalog = catalog;
        this.instrument = instrument;
        this.columns = columns;
    }

    static OpenedTicks open(Store store, Catalog catalog, Range range) {
        Arena arena = Arena.ofShared();
        try {
            TradingCalendar calendar = Calendars.named(catalog.calendar());
            Columns all =
                    DataSetWriter.columns(store.folder(catalog.id()), catalog.partitions(), RowShape.TICKS, arena);
            long start = catalog.firstTime();
            long end = catalog.lastTime() + 1;
            Columns part = all.between(range.from(calendar, start, end), range.to(calendar, start, end));
            if (part.isEmpty()) {
                throw new DataException("TD-D003", catalog.id().toString(), "no data in " + range, "use a wider range");
            }
            Instrument instrument =
                    store.instruments().instrument(catalog.id().symbol(), catalog.assetClass(), 0, calendar);
            return new OpenedTicks(arena, catalog, instrument, part);
        } catch (RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    public Instrument instrument() {
        return instrument;
    }

    /// A fresh reader over all of them.
    public TickReader reader() {
        return new ColumnTickReader(columns, instrument.number());
    }

    /// Time of the first one.
    public long firstTime() {
        return columns.firstTime();
    }

    /// Time of the last one.
    public long lastTime() {
        return columns.lastTime();
    }

    public long count() {
        return columns.rows();
    }

    /// Content hash of these ticks.
    public String root() {
        return columns.rows() == catalog.rows() ? catalog.root() : Roots.of(catalog.id(), 8, columns);
    }

    @Override
    public void close() {
        arena.close();
    }
}
