package tapedeck.lab.store;

import java.lang.foreign.Arena;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tapedeck.engine.CorporateAction;
import tapedeck.engine.DataRoot;
import tapedeck.engine.MarketData;
import tapedeck.event.BarReader;
import tapedeck.event.TickReader;
import tapedeck.model.Instruments;
import tapedeck.model.Interval;

/// What a run reads: the series asked for, cut to its range. Closing it unmaps the columns.
final class OpenedData implements MarketData {
    private final Arena arena;
    private final Interval interval;
    private final List<Series> series;
    private final List<CorporateAction> actions;
    private final OpenedValues values;
    private final Instruments instruments;
    private final Function<Series, Optional<FinerData>> within;
    private final Map<Integer, FinerData> finer = new HashMap<>();
    private @Nullable String root;

    /// @param within finds finer data of a series, in the same arena
    OpenedData(
            Arena arena,
            Interval interval,
            List<Series> series,
            List<CorporateAction> actions,
            OpenedValues values,
            Function<Series, Optional<FinerData>> within) {
        this.within = within;
        this.arena = arena;
        this.values = values;
        this.interval = interval;
        this.series = List.copyOf(series);
        this.actions = actions.stream().sorted(CorporateAction.BY_TIME).toList();
        this.instruments =
                new Instruments(series.stream().map(Series::instrument).toList());
    }

    @Override
    public List<String> valueNames() {
        return values.names();
    }

    @Override
    public TickReader values(int number) {
        return values.reader(number);
    }

    @Override
    public Instruments instruments() {
        return instruments;
    }

    @Override
    public Interval interval() {
        return interval;
    }

    @Override
    public int volumeScale(int instrument) {
        return series.get(instrument).volumeScale();
    }

    @Override
    public BarReader bars(int instrument) {
        return series.get(instrument).reader();
    }

    @Override
    public long barCount(int instrument) {
        return series.get(instrument).columns().rows();
    }

    @Override
    public long startTime() {
        return series.stream().mapToLong(one -> one.columns().firstTime()).min().orElseThrow();
    }

    @Override
    public long endTime() {
        return series.stream().mapToLong(Series::endTime).max().orElseThrow();
    }

    @Override
    public List<CorporateAction> actions() {
        return actions;
    }

    @Override
    public BarReader finer(int instrument) {
        FinerData found = found(instrument);
        return found == null
                ? MarketData.super.finer(instrument)
                : found.reader().get();
    }

    @Override
    public String finerRoot() {
        TreeMap<String, String> roots = new TreeMap<>();
        for (Series one : series) {
            FinerData found = found(one.instrument().number());
            if (found != null) {
                roots.put(one.instrument().symbol(), found.root().get());
            }
        }
        return DataRoot.ofAll(roots);
    }

    private @Nullable FinerData found(int instrument) {
        return finer.computeIfAbsent(
                instrument, i -> within.apply(series.get(i)).orElse(null));
    }

    @Override
    public String root() {
        String known = root;
        if (known == null) {
            TreeMap<String, String> roots = new TreeMap<>();
            series.forEach(
                    one -> roots.put(one.instrument().symbol(), one.root().get()));
            values.addTo(roots);
            known = DataRoot.ofAll(roots);
            root = known;
        }
        return known;
    }

    @Override
    public void close() {
        arena.close();
    }
}
