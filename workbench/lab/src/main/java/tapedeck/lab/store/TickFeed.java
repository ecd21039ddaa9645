package tapedeck.lab.store;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tapedeck.engine.BarBuilder;
import tapedeck.engine.CorporateAction;
import tapedeck.engine.DataRequest;
import tapedeck.engine.DataView.Feed;
import tapedeck.engine.MarketData;
import tapedeck.event.BarReader;
import tapedeck.event.MergedTicks;
import tapedeck.event.TickReader;
import tapedeck.lab.store.calendar.Calendars;
import tapedeck.lab.store.column.ColumnTickReader;
import tapedeck.lab.store.column.Columns;
import tapedeck.lab.store.column.MemoryBars;
import tapedeck.lab.store.column.RowShape;
import tapedeck.model.DataException;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.model.TradingCalendar;

/// What a run on ticks reads: the trades, the quotes or both of each symbol, mapped, and bars made from them where
/// somebody asks for bars.
final class TickFeed extends Opened {
    private final List<Lane> lanes;

    /// One symbol's rows, of one kind or of two.
    private static final class Lane {
        final Instrument instrument;
        final List<Part> parts = new ArrayList<>();

        @Nullable
        Series bars;

        Lane(Instrument instrument) {
            this.instrument = instrument;
        }

        TickReader reader() {
            List<TickReader> readers = new ArrayList<>();
            parts.forEach(part -> readers.add(new ColumnTickReader(part.columns(), instrument.number())));
            return MergedTicks.of(readers);
        }

        long firstTime() {
            return parts.stream()
                    .mapToLong(part -> part.columns().firstTime())
                    .min()
                    .orElseThrow();
        }

        long lastTime() {
            return parts.stream()
                    .mapToLong(part -> part.columns().lastTime())
                    .max()
                    .orElseThrow();
        }
    }

    private record Part(Catalog catalog, Columns columns) {
        String root() {
            return columns.rows() == catalog.rows() ? catalog.root() : Roots.of(catalog.id(), 8, columns);
        }
    }

    private TickFeed(Frame frame, List<Lane> lanes) {
        super(frame, lanes.stream().map(lane -> lane.instrument).toList());
        this.lanes = List.copyOf(lanes);
    }

    static MarketData open(Store store, DataRequest request, Arena arena) {
        List<Lane> lanes = new ArrayList<>();
        List<CorporateAction> actions = new ArrayList<>();
        for (String symbol : request.symbols()) {
            Lane lane = lane(store, symbol, request, lanes.size(), arena);
            lanes.add(lane);
            actions.addAll(SeriesActions.between(
                    lane.instrument,
                    lane.firstTime(),
                    lane.lastTime(),
                    new SymbolHistory(store).events(lane.instrument.symbol())));
        }
        OpenedValues values = OpenedValues.open(store, request, arena);
        return new TickFeed(new Frame(arena, request.interval(), actions, values), lanes);
    }

    private static Lane lane(Store store, String symbol, DataRequest request, int number, Arena arena) {
        List<Catalog> sets = new ArrayList<>();
        Feed feed = request.view().feed();
        if (feed != Feed.QUOTES) {
            store.catalog(new DataSetId(symbol, DataSetId.TRADES)).ifPresent(sets::add);
        }
        if (feed != Feed.TRADES) {
            store.catalog(new DataSetId(symbol, DataSetId.QUOTES)).ifPresent(sets::add);
        }
        if (sets.isEmpty()) {
            throw new DataException(
                    "TD-D003",
                    store.dataDir().toString(),
                    "no " + feed + " of " + symbol,
                    "tapedeck import csv FILE --symbol " + symbol + ", or play bars: --feed bars");
        }
        Catalog first = sets.getFirst();
        TradingCalendar calendar = Calendars.named(first.calendar());
        Lane lane = new Lane(store.instruments().instrument(symbol, first.assetClass(), number, calendar));
        long start = sets.stream().mapToLong(Catalog::firstTime).min().orElseThrow();
        long end = sets.stream().mapToLong(Catalog::lastTime).max().orElseThrow() + 1;
        for (Catalog set : sets) {
            Columns all = DataSetWriter.columns(store.folder(set.id()), set.partitions(), RowShape.TICKS, arena);
            Columns part = all.between(
                    request.range().from(calendar, start, end), request.range().to(calendar, start, end));
            if (!part.isEmpty()) {
                lane.parts.add(new Part(set, part));
            }
        }
        if (lane.parts.isEmpty()) {
            throw new DataException(
                    "TD-D003",
                    symbol,
                    "no " + feed + " in " + request.range(),
                    "use a range within what the store has");
        }
        return lane;
    }

    @Override
    public Optional<TickReader> ticks() {
        List<TickReader> readers = new ArrayList<>();
        lanes.forEach(lane -> readers.add(lane.reader()));
        return Optional.of(MergedTicks.of(readers));
    }

    @Override
    public int volumeScale(int instrument) {
        return TickBars.SIZE_SCALE;
    }

    /// Bars of the run's interval, made when they are first asked for.
    private Series series(int instrument) {
        Lane lane = lanes.get(instrument);
        Series known = lane.bars;
        if (known == null) {
            known = bars(lane.reader(), lane.instrument, interval(), arena());
            lane.bars = known;
        }
        return known;
    }

    static Series bars(TickReader ticks, Instrument instrument, Interval interval, Arena arena) {
        MemoryBars bars = new MemoryBars(arena);
        TickBars.build(ticks, instrument, interval, bars);
        return Series.hashed(instrument, interval, bars.volumeScale(), bars.finish());
    }

    @Override
    public BarReader bars(int instrument) {
        Series bars = series(instrument);
        BarReader reader = bars.reader();
        long unit = Fixed.powerOfTen(TickBars.SIZE_SCALE - bars.volumeScale());
        return bar -> {
            if (!reader.read(bar)) {
                return false;
            }
            bar.set(
                    bar.startTime(),
                    bar.endTime(),
                    bar.openPrice(),
                    bar.highPrice(),
                    bar.lowPrice(),
                    bar.closePrice(),
                    Math.multiplyExact(bar.rawVolume(), unit));
            return true;
        };
    }

    @Override
    public long barCount(int instrument) {
        return series(instrument).columns().rows();
    }

    @Override
    public long startTime() {
        return lanes.stream().mapToLong(Lane::firstTime).min().orElseThrow();
    }

    /// The end of the last tick's bar: so that it closes.
    @Override
    public long endTime() {
        long end = 0;
        for (Lane lane : lanes) {
            BarBuilder builder = new BarBuilder(lane.instrument, interval(), TickBars.SIZE_SCALE);
            builder.onPrice(lane.lastTime(), Fixed.ONE, 0);
            end = Math.max(end, builder.end() == Long.MAX_VALUE ? lane.lastTime() + 1 : builder.end());
        }
        return end;
    }

    @Override
    void addRoots(SortedMap<String, String> roots) {
        for (Lane lane : lanes) {
            lane.parts.forEach(part -> roots.put(
                    lane.instrument.symbol() + " " + part.catalog().id().kind(), part.root()));
        }
    }
}
