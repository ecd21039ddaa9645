package tapedeck.lab.research.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tapedeck.engine.CorporateAction;
import tapedeck.engine.DataRoot;
import tapedeck.engine.MarketData;
import tapedeck.event.BarReader;
import tapedeck.model.Bar;
import tapedeck.model.Fixed;
import tapedeck.model.Instruments;
import tapedeck.model.Interval;

/// All bars of some market data in columns, so that many runs over parts of it can share them. Immutable.
public final class BarTable {
    private final Instruments instruments;
    private final Interval interval;
    private final int[] volumeScales;
    private final Column[] columns;
    private final List<CorporateAction> actions;
    private final long[] ends;

    /// The bars of one instrument.
    private static final class Column {
        final long[] start;
        final long[] end;
        final long[] open;
        final long[] high;
        final long[] low;
        final long[] close;
        final long[] volume;

        Column(MarketData data, int instrument) {
            int count = Math.toIntExact(data.barCount(instrument));
            start = new long[count];
            end = new long[count];
            open = new long[count];
            high = new long[count];
            low = new long[count];
            close = new long[count];
            volume = new long[count];
            Bar bar = new Bar(data.instruments().get(instrument), data.interval(), data.volumeScale(instrument));
            BarReader reader = data.bars(instrument);
            for (int i = 0; i < count && reader.read(bar); i++) {
                start[i] = bar.startTime();
                end[i] = bar.endTime();
                open[i] = bar.openPrice();
                high[i] = bar.highPrice();
                low[i] = bar.lowPrice();
                close[i] = bar.closePrice();
                volume[i] = bar.rawVolume();
            }
        }

        int firstStartingAt(long time) {
            return position(start, time);
        }

        int firstEndingAfter(long time) {
            return position(end, time + 1);
        }

        private static int position(long[] sorted, long time) {
            int found = Arrays.binarySearch(sorted, time);
            return found >= 0 ? found : -found - 1;
        }
    }

    private BarTable(MarketData data) {
        instruments = data.instruments();
        interval = data.interval();
        actions = data.actions();
        columns = new Column[instruments.size()];
        volumeScales = new int[instruments.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new Column(data, i);
            volumeScales[i] = data.volumeScale(i);
        }
        ends = Arrays.stream(columns)
                .flatMapToLong(column -> Arrays.stream(column.end))
                .sorted()
                .distinct()
                .toArray();
    }

    /// Reads all of it.
    public static BarTable of(MarketData data) {
        return new BarTable(data);
    }

    public Instruments instruments() {
        return instruments;
    }

    public Interval interval() {
        return interval;
    }

    /// The times at which bars end, each once.
    long[] ends() {
        return ends;
    }

    /// Bars of the first instrument that start before `time`.
    int barsBefore(long time) {
        return columns[0].firstStartingAt(time);
    }

    /// Bars of the first instrument.
    public int bars() {
        return columns[0].start.length;
    }

    long start(int bar) {
        return columns[0].start[bar];
    }

    long end(int bar) {
        return columns[0].end[bar];
    }

    /// The most that a unit costs an order sent at `time`: it is checked at the last close and trades at the next open.
    long priceAround(int instrument, long time) {
        Column column = columns[instrument];
        int next = column.firstStartingAt(time);
        long open = next < column.open.length ? column.open[next] : 0;
        return Math.max(open, next > 0 ? column.close[next - 1] : 0);
    }

    /// First nanosecond of the first bar.
    long startTime() {
        return Arrays.stream(columns)
                .filter(column -> column.start.length > 0)
                .mapToLong(column -> column.start[0])
                .min()
                .orElse(0);
    }

    /// First nanosecond after the last bar.
    long endTime() {
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }

    /// Everything, as market data.
    MarketData all() {
        return between(startTime(), endTime());
    }

    /// The bars that start at or after `from` and end at or before `until`.
    MarketData between(long from, long until) {
        return new Part(from, until, Poison.NONE);
    }

    /// The bars that start at or after `from`; where the poison works they are others than they were.
    MarketData poisoned(long from, Poison poison) {
        return new Part(from, endTime(), poison);
    }

    /// A stretch of the table as market data; each run gets one of its own.
    private final class Part implements MarketData {
        private final long from;
        private final long until;
        private final Poison poison;
        private final int[] first = new int[columns.length];
        private final int[] last = new int[columns.length];

        private Part(long from, long until, Poison poison) {
            this.from = from;
            this.until = until;
            this.poison = poison;
            for (int i = 0; i < columns.length; i++) {
                first[i] = columns[i].firstStartingAt(from);
                last[i] = Math.max(first[i], columns[i].firstEndingAfter(until));
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
            return volumeScales[instrument];
        }

        @Override
        public BarReader bars(int instrument) {
            Column c = columns[instrument];
            int begin = first[instrument];
            int end = last[instrument];
            int cut = poison.equals(Poison.NONE) ? end : Math.clamp(c.firstEndingAfter(poison.after()), begin, end);
            long base = begin == end ? Fixed.ONE : c.close[Math.clamp(cut - 1, begin, end - 1)];
            return new BarReader() {
                private int row = begin;

                @Override
                public boolean read(Bar bar) {
                    if (row >= end) {
                        return false;
                    }
                    int i = row++;
                    bar.set(c.start[i], c.end[i], c.open[i], c.high[i], c.low[i], c.close[i], c.volume[i]);
                    if (i >= cut) {
                        poison.apply(bar, base);
                    }
                    return true;
                }
            };
        }

        @Override
        public long barCount(int instrument) {
            return (long) last[instrument] - first[instrument];
        }

        @Override
        public long startTime() {
            return Math.max(from, BarTable.this.startTime());
        }

        @Override
        public long endTime() {
            return Math.min(until, BarTable.this.endTime());
        }

        @Override
        public List<CorporateAction> actions() {
            List<CorporateAction> known = new ArrayList<>();
            for (CorporateAction action : actions) {
                if (action.time() >= from && action.time() <= Math.min(until, poison.knownUntil())) {
                    known.add(action);
                }
            }
            boolean nothingToHide = actions.stream().noneMatch(action -> action.time() > poison.after());
            if (poison.spoilsActions() && nothingToHide) {
                known.add(poison.split());
            }
            return known;
        }

        @Override
        public String root() {
            DataRoot root = DataRoot.ofBars("part", interval, volumeScales[0]);
            return root.finish();
        }

        @Override
        public void close() {
            // Nothing is held open.
        }
    }
}
