package tapedeck.lab.report;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import tapedeck.lab.analytics.Decimals;
import tapedeck.model.Interval;
import tapedeck.model.Times;

/// A comma-separated table under construction, in UTF-8: its digits are written where they stay, as a run may have
/// hundreds of thousands before the JVM is warm.
///
/// Not thread-safe.
final class CsvText {
    private static final int DECIMALS = 8;
    private static final int SHARE_DECIMALS = 12;
    private static final int MOST_KNOWN = 256;

    private byte[] out;
    private int size;
    private boolean isFirst = true;
    private long day = Long.MIN_VALUE;
    private byte[] date = {};
    private final Map<String, byte[]> texts = new HashMap<>();

    /// @param heading the first line
    CsvText(int room, String heading) {
        out = new byte[room];
        put(heading.getBytes(StandardCharsets.UTF_8));
        end();
    }

    CsvText whole(long number) {
        cell();
        return number < 0 ? put(Long.toString(number).getBytes(StandardCharsets.US_ASCII)) : digits(number, 0);
    }

    /// Shares to a billionth of a per mille, which is less than a cent of any account.
    CsvText share(double number) {
        return decimal(number, SHARE_DECIMALS);
    }

    CsvText fixed(double number) {
        return decimal(number, DECIMALS);
    }

    private CsvText decimal(double number, int decimals) {
        cell();
        long unscaled = Decimals.unscaled(number, decimals);
        if (unscaled < 0) {
            String text = Decimals.appendTrimmed(new StringBuilder(), number, decimals)
                    .toString();
            return put(text.getBytes(StandardCharsets.US_ASCII));
        }
        int left = decimals;
        while (left > 0 && unscaled % 10 == 0) {
            unscaled /= 10;
            left--;
        }
        if (number < 0 && unscaled != 0) {
            put('-');
        }
        return digits(unscaled, left);
    }

    /// A number that is not negative, its last digits after the point; at least one before it.
    private CsvText digits(long unscaled, int decimals) {
        int count = 1;
        for (long rest = unscaled / 10; rest > 0; rest /= 10) {
            count++;
        }
        int length = Math.max(count, decimals + 1) + (decimals > 0 ? 1 : 0);
        room(length);
        int point = decimals > 0 ? size + length - 1 - decimals : -1;
        long rest = unscaled;
        for (int at = size + length - 1; at >= size; at--) {
            if (at == point) {
                out[at] = '.';
            } else {
                out[at] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
        }
        size += length;
        return this;
    }

    CsvText date(long epochDay) {
        cell();
        return put(dateOf(epochDay));
    }

    private byte[] dateOf(long epochDay) {
        if (epochDay != day) {
            day = epochDay;
            date = java.time.LocalDate.ofEpochDay(epochDay).toString().getBytes(StandardCharsets.US_ASCII);
        }
        return date;
    }

    /// As [Times#format]; times of one day share its date.
    CsvText time(long time) {
        cell();
        long ofDay = Math.floorMod(time, Interval.DAY);
        if (ofDay % Interval.SECOND != 0) {
            return put(Times.format(time).getBytes(StandardCharsets.US_ASCII));
        }
        int second = (int) (ofDay / Interval.SECOND);
        put(dateOf(Math.floorDiv(time, Interval.DAY))).put('T');
        return two(second / 3600)
                .put(':')
                .two(second / 60 % 60)
                .put(':')
                .two(second % 60)
                .put('Z');
    }

    private CsvText two(int number) {
        return put((char) ('0' + number / 10)).put((char) ('0' + number % 10));
    }

    /// Quoted where it must be; most are one of few.
    CsvText text(String text) {
        cell();
        byte[] known = texts.get(text);
        if (known == null) {
            known = quoted(text);
            if (texts.size() < MOST_KNOWN) {
                texts.put(text, known);
            }
        }
        return put(known);
    }

    private static byte[] quoted(String text) {
        // A cell that begins like a formula would be run by a spreadsheet.
        boolean isFormula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        String safe = isFormula ? "'" + text : text;
        boolean isPlain = true;
        for (int i = 0; i < safe.length(); i++) {
            isPlain &= ",\"\r\n".indexOf(safe.charAt(i)) < 0;
        }
        return (isPlain ? safe : "\"" + safe.replace("\"", "\"\"") + "\"").getBytes(StandardCharsets.UTF_8);
    }

    CsvText empty() {
        cell();
        return this;
    }

    private void cell() {
        if (!isFirst) {
            put(',');
        }
        isFirst = false;
    }

    void end() {
        put('\n');
        isFirst = true;
    }

    private CsvText put(char ascii) {
        room(1);
        out[size++] = (byte) ascii;
        return this;
    }

    private CsvText put(byte[] some) {
        room(some.length);
        System.arraycopy(some, 0, out, size, some.length);
        size += some.length;
        return this;
    }

    private void room(int more) {
        if (size + more > out.length) {
            out = Arrays.copyOf(out, Math.max(out.length * 2, size + more));
        }
    }

    byte[] bytes() {
        return Arrays.copyOf(out, size);
    }
}
