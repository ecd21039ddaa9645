package tapedeck.lab.notebook;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.Function;
import tapedeck.engine.DataRequest;
import tapedeck.engine.MarketData;
import tapedeck.event.BarReader;
import tapedeck.indicator.Series;
import tapedeck.lab.store.Store;
import tapedeck.model.Bar;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/// The bars of one symbol, read once: as a Tablesaw table, as columns of the engine, and as whatever is made of those
/// (`bars.as(TaSeries::of)` is ta4j's `BarSeries`).
///
/// Times are the starts of bars, in UTC.
public final class Bars implements Rendered {
    private final Series columns;
    private final DataRequest request;
    private final String root;

    private Bars(Series columns, DataRequest request, String root) {
        this.columns = columns;
        this.request = request;
        this.root = root;
    }

    static Bars read(Store store, DataRequest request) {
        try (MarketData data = store.open(request)) {
            Instrument instrument = data.instruments().get(0);
            Series columns = new Series(instrument, data.interval(), data.volumeScale(0), 0);
            Bar bar = new Bar(instrument, data.interval(), data.volumeScale(0));
            BarReader reader = data.bars(0);
            while (reader.read(bar)) {
                columns.append(bar);
            }
            return new Bars(columns, request, data.root());
        }
    }

    /// The columns of the engine; a line that is declared on them is not computed afterwards.
    public Series columns() {
        return columns;
    }

    /// What another library makes of the columns: `BarSeries series = bars.as(TaSeries::of)`.
    public <T> T as(Function<Series, T> view) {
        return view.apply(columns);
    }

    public String symbol() {
        return columns.symbol();
    }

    /// Length of a bar, such as `1h`.
    public String length() {
        return columns.interval().toString();
    }

    public int size() {
        return columns.count();
    }

    /// The hash that names exactly these rows.
    public String root() {
        return root;
    }

    /// Start of a bar.
    public Instant timeAt(int i) {
        long time = columns.startTime(Objects.checkIndex(i, size()));
        return Instant.ofEpochSecond(0, time);
    }

    public double[] opens() {
        return values(i -> Fixed.toDouble(columns.openPrice(i)));
    }

    public double[] highs() {
        return values(i -> Fixed.toDouble(columns.highPrice(i)));
    }

    public double[] lows() {
        return values(i -> Fixed.toDouble(columns.lowPrice(i)));
    }

    public double[] closes() {
        return values(i -> Fixed.toDouble(columns.closePrice(i)));
    }

    public double[] volumes() {
        return values(columns::volume);
    }

    private interface ByIndex {
        double at(int index);
    }

    private double[] values(ByIndex column) {
        double[] values = new double[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.at(i);
        }
        return values;
    }

    /// A table with `time`, `open`, `high`, `low`, `close` and `volume`.
    public Table table() {
        LocalDateTime[] times = new LocalDateTime[size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = LocalDateTime.ofInstant(timeAt(i), ZoneOffset.UTC);
        }
        return Table.create(
                symbol() + " " + length(),
                DateTimeColumn.create("time", times),
                DoubleColumn.create("open", opens()),
                DoubleColumn.create("high", highs()),
                DoubleColumn.create("low", lows()),
                DoubleColumn.create("close", closes()),
                DoubleColumn.create("volume", volumes()));
    }

    @Override
    public String html() {
        return Markup.answer(
                Markup.heading(symbol() + " " + length()) + Markup.sub(described()) + TableHtml.table(table()));
    }

    private String described() {
        return Markup.count(size()) + " bars from " + timeAt(0) + " to " + timeAt(size() - 1) + ", range "
                + request.range() + ", data root " + root.substring(0, 12) + "…";
    }

    @Override
    public String toString() {
        return symbol() + " " + length() + ": " + described();
    }
}
