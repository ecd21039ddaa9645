package tapedeck.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SortedMap;
import tapedeck.model.Interval;
import tapedeck.model.Tick;
import tapedeck.model.Times;

/// Names a data set by its content: SHA-256 over a header and, per UTC month, the rows as little-endian int64.
///
/// Independent of partition layout, import order, source and vendor. Layout: docs/formats/canonical-encoding.md.
/// Rows go in in time order, ties in source order. Not thread-safe.
public final class DataRoot {
    private static final int BUFFER = 8192;

    private final MessageDigest root = Sha256.digest();
    private final MessageDigest month = Sha256.digest();
    private final ByteBuffer rows = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private long monthEnd = Long.MIN_VALUE;
    private int monthNumber;
    private long monthRows;

    private DataRoot(String header) {
        root.update(header.getBytes(StandardCharsets.UTF_8));
    }

    /// The root of a bar series.
    ///
    /// @param volumeScale decimal digits of the raw volume
    public static DataRoot ofBars(String symbol, Interval interval, int volumeScale) {
        return new DataRoot("tapedeck.bars/1\n" + symbol + "\nbars\n" + interval + "\nvolume 1e-" + volumeScale + "\n");
    }

    /// The root of a tick series.
    ///
    /// @param kind `trades` or `quotes`
    public static DataRoot ofTicks(String symbol, String kind) {
        return new DataRoot("tapedeck.ticks/1\n" + symbol + "\n" + kind + "\n-\n");
    }

    /// The root of several data sets, by symbol.
    public static String ofAll(SortedMap<String, String> roots) {
        StringBuilder text = new StringBuilder("tapedeck.set/1\n");
        roots.forEach(
                (symbol, hash) -> text.append(symbol).append('=').append(hash).append('\n'));
        return Sha256.hex(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// Adds one bar.
    public void bar(long start, long open, long high, long low, long close, long volume) {
        begin(start, 48);
        rows.putLong(start)
                .putLong(open)
                .putLong(high)
                .putLong(low)
                .putLong(close)
                .putLong(volume);
    }

    /// Adds one tick: venue time, arrival time, sequence, kind and flags in one word, prices and sizes.
    public void tick(Tick tick) {
        begin(tick.venueTime, 64);
        long word = (tick.kind & 0xFFL) | (tick.side & 0xFFL) << 8 | (tick.flags & 0xFFFFL) << 16;
        rows.putLong(tick.venueTime).putLong(tick.time).putLong(tick.sequence).putLong(word);
        rows.putLong(tick.price).putLong(tick.size).putLong(tick.price2).putLong(tick.size2);
    }

    /// The hash as 64 hexadecimal digits; the object is used up.
    public String finish() {
        closeMonth();
        return HexFormat.of().formatHex(root.digest());
    }

    private void begin(long time, int bytes) {
        if (time >= monthEnd) {
            closeMonth();
            var date = Times.date(time);
            monthNumber = date.getYear() * 100 + date.getMonthValue();
            monthEnd = Times.startOf(date.withDayOfMonth(1).plusMonths(1));
        }
        if (rows.remaining() < bytes) {
            flush();
        }
        monthRows++;
    }

    private void closeMonth() {
        if (monthRows == 0) {
            return;
        }
        flush();
        ByteBuffer frame = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        frame.putLong(monthNumber).putLong(monthRows).flip();
        root.update(frame);
        root.update(month.digest());
        monthRows = 0;
    }

    private void flush() {
        rows.flip();
        month.update(rows);
        rows.clear();
    }
}
