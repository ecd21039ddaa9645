package tapedeck.lab.store.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import tapedeck.model.Interval;

/// Reads ISO dates, UTC times and epoch counts straight out of bytes; the date of the row before is remembered. Not
/// thread-safe.
final class PlainTime {
    /// What [#read] gives where the text is anything else.
    static final long OTHER = Long.MIN_VALUE;

    /// Bytes that must be readable from where a time begins.
    static final int LONGEST = 21;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle HALF = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private final TimeText times;
    private final PlainNumber count = new PlainNumber(true);
    private final boolean isEpoch;
    private final boolean isIso;
    private final boolean isDate;
    private final boolean isDaily;
    private long dateWord;
    private short dateHalf;
    private long dateNanos;
    private int next;

    PlainTime(CsvFormat format, TimeText times) {
        this.times = times;
        this.isEpoch = format.style().isEpoch();
        this.isIso = format.style() == TimeStyle.ISO || format.style() == TimeStyle.DATE;
        this.isDate = format.style() == TimeStyle.DATE;
        this.isDaily = format.isDaily();
    }

    /// `2023-05-01` in a file of dates, digits in a file of counts, `2023-05-01T10:00Z` and `2023-05-01T10:00:00Z` in
    /// one of times.
    long read(byte[] text, int p) {
        if (isIso) {
            return iso(text, p);
        }
        return isEpoch ? epoch(text, p) : OTHER;
    }

    private long epoch(byte[] text, int p) {
        boolean isCount = count.read(text, p) && count.next() == p + count.whole();
        try {
            next = count.next();
            return isCount ? times.ofCount(count.value()) : OTHER;
        } catch (BadField | ArithmeticException unusual) {
            return OTHER;
        }
    }

    private long iso(byte[] text, int p) {
        long word = (long) WORD.get(text, p);
        short half = (short) HALF.get(text, p + 8);
        if ((word != dateWord || half != dateHalf) && !newDate(text, p, word, half)) {
            return OTHER;
        }
        if (isDate) {
            next = p + 10;
            return dateNanos;
        }
        int hour = twoDigits(text, p + 11);
        int minute = twoDigits(text, p + 14);
        boolean hasSeconds = text[p + 16] == ':';
        int second = hasSeconds ? twoDigits(text, p + 17) : 0;
        int zone = p + (hasSeconds ? 19 : 16);
        boolean isPlain = text[p + 10] == 'T'
                && text[p + 13] == ':'
                && text[zone] == 'Z'
                && hour >= 0
                && hour < 24
                && minute >= 0
                && minute < 60
                && second >= 0
                && second < 60;
        if (!isPlain || (isDaily && hour + minute + second == 0)) {
            return OTHER;
        }
        next = zone + 1;
        return dateNanos + hour * Interval.HOUR + minute * Interval.MINUTE + second * Interval.SECOND;
    }

    /// The position behind the time that was read.
    int next() {
        return next;
    }

    private boolean newDate(byte[] text, int p, long word, short half) {
        if (text[p] < '0' || text[p] > '9') {
            return false;
        }
        String date = new String(text, p, 10, StandardCharsets.ISO_8859_1);
        try {
            long day = LocalDate.parse(date).toEpochDay();
            // the last instant of the day must fit too
            dateNanos = isDate ? times.openOf(day) : Math.multiplyExact(day + 1, Interval.DAY) - Interval.DAY;
        } catch (DateTimeException | ArithmeticException | BadField unusual) {
            return false;
        }
        dateWord = word;
        dateHalf = half;
        return true;
    }

    private static int twoDigits(byte[] text, int p) {
        int tens = text[p] - '0';
        int ones = text[p + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }
}
