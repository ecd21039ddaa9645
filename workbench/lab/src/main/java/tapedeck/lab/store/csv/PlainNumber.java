package tapedeck.lab.store.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import tapedeck.model.Fixed;

/// Reads digits with at most one point straight out of bytes: the fast way for what nearly every number is.
///
/// A byte that is no digit must follow the text, and eight bytes more must be readable. The result stands in the object
/// until the next number. Not thread-safe.
final class PlainNumber {
    /// What [#price] gives where the text is anything else.
    static final long OTHER = -1;
    /// Bytes that must be readable behind a text.
    static final int BEHIND = 16;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ZEROS = 0x3030_3030_3030_3030L;
    private static final int MOST_DIGITS = 18;
    private static final int MOST_WHOLE = 9;
    private static final int POINT = '.' - '0';

    private final boolean isDecimalPoint;
    private long value;
    private int whole;
    private int places;
    private int next;

    /// @param isDecimalPoint whether a point stands before the decimals, not a comma
    PlainNumber(boolean isDecimalPoint) {
        this.isDecimalPoint = isDecimalPoint;
    }

    /// A price at 1e-8 with at most seven digits before the point and eight behind it; [#OTHER] for anything else.
    ///
    /// Eight digits at once: the first byte that is none ends each part.
    long price(byte[] text, int from) {
        long first = (long) WORD.get(text, from) ^ ZEROS;
        int digits = Long.numberOfTrailingZeros(noDigits(first)) >>> 3;
        if (digits == 0 || digits == Long.BYTES) {
            return OTHER;
        }
        long fixed = eightDigits(first << (Long.SIZE - 8 * digits)) * Fixed.ONE;
        int end = from + digits;
        if (text[end] != '.' || !isDecimalPoint) {
            next = end;
            return fixed;
        }
        long second = (long) WORD.get(text, end + 1) ^ ZEROS;
        int decimals = Long.numberOfTrailingZeros(noDigits(second)) >>> 3;
        // the bytes behind the last decimal count as zeros
        long kept = decimals == Long.BYTES ? second : second & ((1L << (8 * decimals)) - 1);
        next = end + 1 + decimals;
        return fixed + eightDigits(kept);
    }

    /// The same with up to nine digits before the point, one by one.
    long longPrice(byte[] text, int from) {
        boolean isPrice = read(text, from) && whole <= MOST_WHOLE && places <= Fixed.DIGITS;
        return isPrice ? value * Fixed.powerOfTen(Fixed.DIGITS - places) : OTHER;
    }

    /// The highest bit of each byte from the first one on that is not 0 to 9; what lies behind that one may be wrong.
    private static long noDigits(long word) {
        return ((word + 0x7676_7676_7676_7676L) | word) & 0x8080_8080_8080_8080L;
    }

    /// The number whose digits are the bytes, the lowest byte first.
    private static long eightDigits(long word) {
        long pairs = ((word * 2_561) >>> 8) & 0x00FF_00FF_00FF_00FFL;
        long fours = ((pairs * 6_553_601) >>> 16) & 0x0000_FFFF_0000_FFFFL;
        return (fours * 42_949_672_960_001L) >>> 32;
    }

    /// Reads from a position on; false where it is no plain number of at most 18 digits.
    boolean read(byte[] text, int from) {
        int p = from;
        long digits = 0;
        int c = text[p] - '0';
        while (c >= 0 && c <= 9) {
            digits = digits * 10 + c;
            c = text[++p] - '0';
        }
        whole = p - from;
        places = 0;
        if (c == POINT && isDecimalPoint) {
            int point = p;
            c = text[++p] - '0';
            while (c >= 0 && c <= 9) {
                digits = digits * 10 + c;
                c = text[++p] - '0';
            }
            places = p - point - 1;
        }
        value = digits;
        next = p;
        return whole > 0 && whole + places <= MOST_DIGITS;
    }

    /// The digits without the point.
    long value() {
        return value;
    }

    /// Digits before the point.
    int whole() {
        return whole;
    }

    /// Digits behind the point.
    int places() {
        return places;
    }

    /// The position behind the number.
    int next() {
        return next;
    }
}
