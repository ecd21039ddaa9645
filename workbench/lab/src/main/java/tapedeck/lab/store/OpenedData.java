package tapedeck.lab.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tapedeck.engine.DataRoot;
import tapedeck.event.BarReader;

/// What a run on bars reads: the series asked for, cut to its range.
final class OpenedData extends Opened {
    private final List<Series> series;
    private final Function<Series, Optional<FinerData>> within;
    private final Map<Integer, FinerData> finer = new HashMap<>();

    /// @param within finds finer data of a series, in the same arena
    OpenedData(Frame frame, List<Series> series, Function<Series, Optional<FinerData>> within) {
        super(frame, series.stream().map(Series::instrument).toList());
        this.within = within;
        this.series = List.copyOf(series);
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
    public BarReader finer(int instrument) {
        FinerData found = found(instrument);
        return found == null ? super.finer(instrument) : found.reader().get();
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
    void addRoots(SortedMap<String, String> roots) {
        series.forEach(one -> roots.put(one.instrument().symbol(), one.root().get()));
    }
}
