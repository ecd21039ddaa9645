package tapedeck.lab.store.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tapedeck.model.DataException;
import tapedeck.model.Tick;

/// Reads a series that is not prices: `time`, `value` and when each value became known. Not thread-safe.
///
/// A value is a tick of kind VALUE: its times are when it became available, `price` is the value and `price2` the time
/// it speaks of. Rows without a value (an empty cell or a single point) are left out and counted.
public final class ValueCsv {
    private static final String TIME = "time";
    private static final String AVAILABLE = "available";
    private static final String NAME = "name";
    private static final String VALUE = "value";

    private final Path path;
    private final String name;
    private final @Nullable Long lag;
    private final CsvOptions options;
    private long missing;

    /// @param name of the series; rows of other names are passed over
    /// @param lag  nanoseconds from a value's time until it is available; null where the file says it
    public ValueCsv(Path path, String name, @Nullable Long lag, CsvOptions options) {
        this.path = path;
        this.name = name;
        this.lag = lag;
        this.options = options;
    }

    private Map<String, List<String>> headers() {
        return Map.of(
                TIME, List.of("time", "timestamp", "date", "datetime", "observationdate", "period"),
                AVAILABLE,
                        List.of(
                                "available",
                                "availabletime",
                                "availableat",
                                "known",
                                "knowntime",
                                "published",
                                "released",
                                "releasetime",
                                "releasedate"),
                NAME, List.of("name", "series", "symbol", "id"),
                VALUE, List.of("value", "close", Field.plain(name)));
    }

    /// Reads every value of the series.
    ///
    /// @return rows handed over
    public long read(TickSink sink) {
        try (EventCsv csv = EventCsv.open(path, headers(), options)) {
            if (!csv.has(TIME)) {
                throw csv.missing("the time", "name it time or date");
            }
            if (!csv.has(VALUE)) {
                throw csv.missing("the value", "name it value, or like the series: --name");
            }
            if (!csv.has(AVAILABLE) && lag == null) {
                throw csv.missing(
                        "when a value became available",
                        "add a column available, or say how long after its time: --lag 1d, --lag 0s");
            }
            return rows(csv, sink);
        } catch (IOException e) {
            throw new DataException("TD-D001", path.toString(), "cannot be read: " + e, "check the file");
        }
    }

    private long rows(EventCsv csv, TickSink sink) {
        EventCsv.Times times = csv.times(options);
        Tick tick = new Tick();
        long rows = 0;
        while (csv.next()) {
            if (csv.has(NAME) && !csv.text(NAME).equals(name)) {
                continue;
            }
            String text = csv.text(VALUE);
            if (text.isEmpty() || text.equals(".")) {
                missing++;
                continue;
            }
            tick.kind = Tick.VALUE;
            tick.flags = Tick.LAST_IN_BATCH;
            tick.price2 = times.time(TIME);
            tick.venueTime = available(csv, times, tick.price2);
            tick.time = tick.venueTime;
            tick.price = csv.number(VALUE);
            sink.tick(tick);
            rows++;
        }
        return rows;
    }

    private long available(EventCsv csv, EventCsv.Times times, long time) {
        if (!csv.has(AVAILABLE)) {
            return Math.addExact(time, lag == null ? 0 : lag);
        }
        if (csv.text(AVAILABLE).isEmpty()) {
            throw csv.refuse("TD-D013", AVAILABLE, "the time at which the value became available", "");
        }
        return times.time(AVAILABLE);
    }

    /// Rows without a value that were left out.
    public long missing() {
        return missing;
    }
}
