package tapedeck.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tapedeck.event.BarReader;
import tapedeck.model.Bar;
import tapedeck.model.Instrument;
import tapedeck.model.Instruments;
import tapedeck.model.Interval;

/// Bars held in memory as market data: for tests, notebooks and data that is made rather than stored.
public final class MemoryData implements MarketData {
    private final Instruments instruments;
    private final Interval interval;
    private final int volumeScale;
    private final List<List<Bar>> bars;
    private final List<CorporateAction> actions;
    private final @Nullable MemoryData finer;

    private MemoryData(Builder from) {
        this.instruments = from.instruments;
        this.interval = from.interval;
        this.volumeScale = from.volumeScale;
        this.bars = from.bars;
        this.actions = List.copyOf(from.actions);
        this.finer = from.finer;
    }

    @Override
    public BarReader finer(int instrument) {
        return finer == null ? MarketData.super.finer(instrument) : finer.bars(instrument);
    }

    @Override
    public String finerRoot() {
        return finer == null ? "" : finer.root();
    }

    @Override
    public List<CorporateAction> actions() {
        return actions;
    }

    /// Collects bars; each instrument's must come in time order.
    public static final class Builder {
        private final Instruments instruments;
        private final Interval interval;
        private final int volumeScale;
        private final List<List<Bar>> bars = new ArrayList<>();
        private final List<CorporateAction> actions = new ArrayList<>();
        private @Nullable MemoryData finer;

        public Builder(List<Instrument> instruments, Interval interval, int volumeScale) {
            this.instruments = new Instruments(instruments);
            this.interval = interval;
            this.volumeScale = volumeScale;
            instruments.forEach(i -> bars.add(new ArrayList<>()));
        }

        /// Adds a bar; it ends one interval later, or at its session's close where it is daily.
        ///
        /// @param prices open, high, low and close at 1e-8
        public Builder add(int instrument, long start, long[] prices, long volume) {
            Instrument of = instruments.get(instrument);
            long end = interval.isDaily() ? of.calendar().sessionClose(start) : start + interval.nanos();
            List<Bar> column = bars.get(instrument);
            if (!column.isEmpty() && column.getLast().endTime() > start) {
                throw new IllegalArgumentException("bars overlap or are out of order at " + start);
            }
            Bar bar = new Bar(of, interval, volumeScale);
            bar.set(start, end, prices[0], prices[1], prices[2], prices[3], volume);
            column.add(bar);
            return this;
        }

        /// Adds a split or dividend; they must come in time order.
        public Builder add(CorporateAction action) {
            actions.add(action);
            return this;
        }

        /// Bars of the same instruments that tell what happened within these.
        public Builder finer(MemoryData bars) {
            finer = bars;
            return this;
        }

        public MemoryData build() {
            return new MemoryData(this);
        }
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
        return volumeScale;
    }

    @Override
    public BarReader bars(int instrument) {
        var rows = bars.get(instrument).iterator();
        return bar -> {
            if (!rows.hasNext()) {
                return false;
            }
            Bar row = rows.next();
            bar.set(
                    row.startTime(),
                    row.endTime(),
                    row.openPrice(),
                    row.highPrice(),
                    row.lowPrice(),
                    row.closePrice(),
                    row.rawVolume());
            return true;
        };
    }

    @Override
    public long barCount(int instrument) {
        return bars.get(instrument).size();
    }

    @Override
    public long startTime() {
        return bars.stream()
                .filter(b -> !b.isEmpty())
                .mapToLong(b -> b.getFirst().startTime())
                .min()
                .orElse(0);
    }

    @Override
    public long endTime() {
        return bars.stream()
                .filter(b -> !b.isEmpty())
                .mapToLong(b -> b.getLast().endTime())
                .max()
                .orElse(0);
    }

    @Override
    public String root() {
        SortedMap<String, String> roots = new TreeMap<>();
        for (Instrument instrument : instruments.all()) {
            DataRoot root = DataRoot.ofBars(instrument.symbol(), interval, volumeScale);
            for (Bar b : bars.get(instrument.number())) {
                root.bar(b.startTime(), b.openPrice(), b.highPrice(), b.lowPrice(), b.closePrice(), b.rawVolume());
            }
            roots.put(instrument.symbol(), root.finish());
        }
        return DataRoot.ofAll(roots);
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
