package tapedeck.lab.store.csv;

/// Reads digits with at most one point straight out of bytes: the fast way for what nearly every number is.
///
/// The result stands in the object until the next number. Not thread-safe.
final class PlainNumber {
    private static final int MOST_DIGITS = 18;
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

    /// Reads from a position on; false where it is no plain number of at most 18 digits. A byte that is no digit must
    /// follow the text.
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
