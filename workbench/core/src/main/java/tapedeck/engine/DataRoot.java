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
    private final MessageDigest root = Sha256.digest();
    private final MonthDigest month = new MonthDigest();
    private long monthEnd = Long.MIN_VALUE;
    private int monthNumber;

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
        begin(start);
        month.bar(start, open, high, low, close, volume);
    }

    /// Adds one tick.
    public void tick(Tick tick) {
        begin(tick.venueTime);
        month.tick(tick);
    }

    /// Adds a whole month that was hashed elsewhere; months come in order, and no rows of their own.
    ///
    /// @param time  of any row of the month
    /// @param count of its rows
    public void month(long time, long count, byte[] digest) {
        closeMonth();
        add(number(time), count, digest);
    }

    /// The first nanosecond after the UTC month of a time.
    public static long endOfMonth(long time) {
        return Times.startOf(Times.date(time).withDayOfMonth(1).plusMonths(1));
    }

    /// The hash as 64 hexadecimal digits; the object is used up.
    public String finish() {
        closeMonth();
        return HexFormat.of().formatHex(root.digest());
    }

    private void begin(long time) {
        if (time >= monthEnd) {
            closeMonth();
            monthNumber = number(time);
            monthEnd = endOfMonth(time);
        }
    }

    private static int number(long time) {
        var date = Times.date(time);
        return date.getYear() * 100 + date.getMonthValue();
    }

    private void closeMonth() {
        if (month.rows() > 0) {
            add(monthNumber, month.rows(), month.digest());
        }
    }

    private void add(int number, long count, byte[] digest) {
        ByteBuffer frame = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        frame.putLong(number).putLong(count).flip();
        root.update(frame);
        root.update(digest);
    }
}
