package tapedeck.lab.report.page;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tapedeck.lab.report.model.JsonText;

/// A column of whole numbers as short text, which a page's script reads back: what takes six characters a number as
/// JSON takes two or three.
///
/// | character | means |
/// |---|---|
/// | one of the 64 codes | five bits of a number, the lowest first; the sixth bit says that more follow |
/// | `!` | no number here |
/// | `*` and a number | the one before comes so many times more |
///
/// A number's lowest bit is its sign: 0, −1, 1, −2 … are 0, 1, 2, 3 …. Built by one thread.
final class PackedColumn {
    private static final byte[] CODE =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST = 13;
    private static final long NONE = Long.MIN_VALUE;
    private static final int WORTH_COUNTING = 3;

    private byte[] out = new byte[1 << 10];
    private int size;
    private long last = NONE + 1;
    private long again;

    PackedColumn add(long number) {
        if (number == last) {
            again++;
            return this;
        }
        repeat();
        last = number;
        put(number);
        return this;
    }

    PackedColumn absent() {
        return add(NONE);
    }

    private void put(long number) {
        if (number == NONE) {
            mark('!');
        } else {
            digits((number << 1) ^ (number >> 63));
        }
    }

    private void mark(char sign) {
        room();
        out[size++] = (byte) sign;
    }

    private void room() {
        if (size + LONGEST > out.length) {
            out = Arrays.copyOf(out, out.length * 2);
        }
    }

    private void digits(long unsigned) {
        room();
        long rest = unsigned;
        while (rest >>> 5 != 0) {
            out[size++] = CODE[(int) (rest & 31) | 32];
            rest >>>= 5;
        }
        out[size++] = CODE[(int) rest];
    }

    private void repeat() {
        if (again >= WORTH_COUNTING) {
            mark('*');
            digits(again);
        } else {
            for (; again > 0; again--) {
                put(last);
            }
        }
        again = 0;
    }

    /// What was added so far; the column is complete.
    String packed() {
        repeat();
        return new String(out, 0, size, StandardCharsets.US_ASCII);
    }

    /// The numbers as they are.
    static void write(JsonText json, String name, long[] numbers) {
        PackedColumn column = new PackedColumn();
        for (long number : numbers) {
            column.add(number);
        }
        json.putPlain(name, column.packed());
    }

    /// Numbers that differ little from the one before.
    static void steps(JsonText json, String name, long[] numbers) {
        PackedColumn column = new PackedColumn();
        long before = 0;
        for (long number : numbers) {
            column.add(number - before);
            before = number;
        }
        json.putPlain(name, column.packed());
    }

    /// Times in their largest common unit, as differences of differences: regular ones take next to nothing.
    static void times(JsonText json, String name, long[] times) {
        long unit = 0;
        for (long time : times) {
            unit = common(unit, time);
        }
        unit = Math.max(1, unit);
        PackedColumn column = new PackedColumn();
        long before = 0;
        long step = 0;
        for (long time : times) {
            long now = time / unit - before;
            column.add(now - step);
            step = now;
            before += now;
        }
        json.object(name).put("u", unit).putPlain("d", column.packed()).endObject();
    }

    /// The largest number that divides both.
    static long common(long a, long b) {
        long x = Math.abs(a);
        long y = Math.abs(b);
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return x;
    }

    /// A line as steps in a unit that keeps so many digits of its largest value; what is not finite is absent.
    static void line(JsonText json, String name, double[] values, int digits) {
        double largest = 0;
        for (double value : values) {
            largest = Double.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
        }
        double unit = largest == 0 ? 1 : StrictMath.pow(10, Math.ceil(StrictMath.log10(largest)) - digits);
        PackedColumn column = new PackedColumn();
        long before = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                long now = Math.round(value / unit);
                column.add(now - before);
                before = now;
            } else {
                column.absent();
            }
        }
        json.object(name)
                .name("u")
                .rounded(unit, 3)
                .putPlain("d", column.packed())
                .endObject();
    }
}
