package tapedeck.cli.bench;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tapedeck.cli.frame.Figures;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.JsonReader;

/// One row that a measuring process printed.
///
/// @param key         stable name
/// @param events      how many units; 0 where nothing was measured, and the note says why
/// @param wallNanos   time that passed
/// @param threadNanos processor time of the working thread; 0 where only the time that passed is known
/// @param bytes       allocated, −1 where that was not measured
/// @param peakBytes   highest resident memory, 0 where several pieces of work share the process
/// @param fills       −1 where that means nothing
record BenchRow(
        String key,
        String what,
        String unit,
        long events,
        long wallNanos,
        long threadNanos,
        long bytes,
        long peakBytes,
        String equity,
        long fills,
        String note) {

    static BenchRow parse(String line) {
        Map<String, @Nullable Object> fields = JsonReader.object(line);
        return new BenchRow(
                text(fields, "key"),
                text(fields, "what"),
                text(fields, "unit"),
                number(fields, "events"),
                number(fields, "wallNanos"),
                number(fields, "threadNanos"),
                number(fields, "bytes"),
                number(fields, "peakBytes"),
                text(fields, "equity"),
                number(fields, "fills"),
                text(fields, "note"));
    }

    private static String text(Map<String, @Nullable Object> fields, String name) {
        if (fields.get(name) instanceof String value) {
            return value;
        }
        throw new IllegalArgumentException("no text '" + name + "'");
    }

    private static long number(Map<String, @Nullable Object> fields, String name) {
        if (fields.get(name) instanceof Double value) {
            return value.longValue();
        }
        throw new IllegalArgumentException("no number '" + name + "'");
    }

    boolean isMeasured() {
        return events > 0;
    }

    /// What one unit costs: by processor time where it is known.
    double nanosEach() {
        return (double) (threadNanos > 0 ? threadNanos : wallNanos) / events;
    }

    String rate() {
        return isMeasured() && events > 1 ? Figures.brief(1e9 / nanosEach()) + "/s" : Figures.NONE;
    }

    String each(long nanos) {
        if (!isMeasured() || nanos <= 0) {
            return Figures.NONE;
        }
        double one = (double) nanos / events;
        return one >= 1e5 ? Figures.duration((long) one) : Figures.decimal(one, one < 100 ? 1 : 0) + "\u2009ns";
    }

    String bytesEach() {
        return isMeasured() && bytes >= 0 ? Figures.decimal((double) bytes / events, 1) : Figures.NONE;
    }

    String peak() {
        return peakBytes > 0 ? Figures.bytes(peakBytes) : Figures.NONE;
    }

    String fillCount() {
        return fills < 0 ? Figures.NONE : Figures.count(fills);
    }

    /// Equity of an account; a check sum is none.
    String money() {
        return equity.matches("-?\\d+\\.\\d+") ? equity : Figures.NONE;
    }

    JsonObject json() {
        return new JsonObject()
                .put("key", key)
                .put("what", what)
                .put("unit", unit)
                .put("events", events)
                .put("wallNanos", wallNanos)
                .put("threadNanos", threadNanos)
                .put("bytes", bytes)
                .put("peakBytes", peakBytes)
                .put("equity", equity)
                .put("fills", fills)
                .put("note", note);
    }
}
