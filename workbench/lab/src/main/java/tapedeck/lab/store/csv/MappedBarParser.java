package tapedeck.lab.store.csv;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import tapedeck.lab.store.column.BarSink;
import tapedeck.model.DataException;
import tapedeck.model.TradingCalendar;

/// Reads bars straight out of a mapped file: the fast way for clean files without quotes.
///
/// What is unusual in a field goes through [NumberText] and [TimeText], which also word the refusals. A double quote
/// anywhere ends the attempt with [NotPlain]: the dialect reader must start over. Not thread-safe.
final class MappedBarParser {
    private static final int LONGEST_LINE = 1 << 20;
    private static final int WINDOW = LONGEST_LINE + (1 << 16);
    private static final List<Field> USUAL =
            List.of(Field.TIME, Field.OPEN, Field.HIGH, Field.LOW, Field.CLOSE, Field.VOLUME);

    /// The file is not as plain as its head.
    static final class NotPlain extends Exception {
        private static final long serialVersionUID = 1L;

        NotPlain(String message) {
            super(message, null, false, false);
        }
    }

    private final String file;
    private final MemorySegment text;
    private final byte[] window;
    private long base;
    private int end;
    private final CsvFormat format;
    private final Field[] fields;
    private final byte delimiter;
    private final NumberText numbers;
    private final TimeText times;
    private final RowChecks checks;
    private final boolean isUsual;
    private final PlainTime plainTime;
    private final PlainNumber number;
    private final CsvProgress progress;
    private int at;
    private long line;
    private int lineStart;
    private int fieldStart;
    private final long[] prices = new long[4];
    private byte[] symbol = {};
    private long rows;
    private long volume;
    private int decimals;

    MappedBarParser(String file, MemorySegment text, Layout layout, RowChecks checks, CsvProgress progress) {
        this.file = file;
        this.text = text;
        this.window = new byte[(int) Math.min(WINDOW, text.byteSize()) + 1 + PlainNumber.BEHIND];
        this.format = layout.format();
        this.fields = format.columns().toArray(Field[]::new);
        this.delimiter = (byte) format.rows().delimiter();
        this.numbers = new NumberText(layout.options());
        this.times = new TimeText(format, layout.options(), layout.calendar());
        this.checks = checks;
        this.isUsual = format.columns().equals(USUAL);
        this.plainTime = new PlainTime(format, times);
        this.number = new PlainNumber(!layout.options().isDecimalComma());
        this.progress = progress;
    }

    /// How to read: what the head said, what the user said, whose sessions dates mean.
    record Layout(CsvFormat format, CsvOptions options, TradingCalendar calendar) {}

    /// Reads all rows.
    ///
    /// @return the number of rows
    long parse(BarSink sink) throws NotPlain {
        fill(format.rows().bom());
        line = 1;
        for (int i = 0; i < format.rows().headerLines(); i++) {
            skipLine();
        }
        while (hasRow()) {
            if (!isUsual || !usualRow(sink)) {
                row(sink);
            }
            rows++;
            if ((rows & 0xFFFF) == 0) {
                progress.at(base + at, rows);
            }
        }
        progress.at(base + at, rows);
        return rows;
    }

    /// Rows handed on so far.
    long rows() {
        return rows;
    }

    /// Where the row that is being read begins.
    long lineStart() {
        return base + lineStart;
    }

    /// Lines before the row that is being read.
    long linesBefore() {
        return line - 1;
    }

    /// The symbol that its column holds; empty where there is none.
    String symbol() {
        return new String(symbol, StandardCharsets.UTF_8);
    }

    /// How many prices were rounded.
    long rounded() {
        return numbers.rounded();
    }

    private boolean hasRow() {
        if (at == end && base + end < text.byteSize()) {
            fill(base + end);
        }
        return at < end && !atBlankTail();
    }

    /// Takes whole lines of the file from `offset` on into the window: an array is read faster than a mapping.
    private void fill(long offset) {
        base = offset;
        int length = (int) Math.min(window.length - 1 - PlainNumber.BEHIND, text.byteSize() - offset);
        MemorySegment.copy(text, ValueLayout.JAVA_BYTE, offset, window, 0, length);
        end = length;
        while (offset + length < text.byteSize() && end > 0 && window[end - 1] != '\n') {
            end--;
        }
        end = end == 0 ? length : end; // no line end: the row is too long, and is refused where it is read
        window[end] = '\n';
        at = 0;
    }

    /// The row of six columns that nearly every file has, in one go; false where anything in it is unusual.
    private boolean usualRow(BarSink sink) {
        byte[] row = window;
        if (at + PlainTime.LONGEST > end) {
            return false;
        }
        long time = plainTime.read(row, at);
        int p = plainTime.next();
        if (time == PlainTime.OTHER || row[p] != delimiter) {
            return false;
        }
        for (int i = 0; i < prices.length; i++) {
            long price = number.price(row, p + 1);
            p = number.next();
            if (price < 0 || row[p] != delimiter) {
                return false;
            }
            prices[i] = price;
        }
        if (!number.read(row, p + 1)) {
            return false;
        }
        p = number.next();
        p += row[p] == '\r' ? 1 : 0;
        if (row[p] != '\n') {
            return false;
        }
        volume = number.value();
        decimals = number.places();
        lineStart = at;
        take(sink, time);
        at = Math.min(end, p + 1);
        return true;
    }

    private void row(BarSink sink) throws NotPlain {
        lineStart = at;
        long time = 0;
        volume = 0;
        decimals = 0;
        int last = fields.length - 1;
        for (int i = 0; i <= last; i++) {
            fieldStart = at;
            switch (fields[i]) {
                case TIME -> time = time();
                case OPEN -> prices[0] = price();
                case HIGH -> prices[1] = price();
                case LOW -> prices[2] = price();
                case CLOSE -> prices[3] = price();
                case VOLUME -> volume();
                case SYMBOL -> sameSymbol();
                case DATE,
                        CLOCK,
                        PRICE,
                        SIZE,
                        SIDE,
                        SEQUENCE,
                        BID,
                        BID_SIZE,
                        ASK,
                        ASK_SIZE,
                        ARRIVAL,
                        TICK_FLAGS,
                        SKIP -> skipField();
            }
            endField(i == last);
        }
        take(sink, time);
    }

    private void take(BarSink sink, long time) {
        RowChecks.Complaint complaint = checks.check(time, prices[0], prices[1], prices[2], prices[3], volume);
        if (complaint != null) {
            throw complain(complaint);
        }
        try {
            sink.bar(time, prices[0], prices[1], prices[2], prices[3], volume, decimals);
        } catch (ArithmeticException overflow) {
            throw complain(new RowChecks.Complaint(
                    Field.VOLUME, "a volume that fits 64 bits at the scale that other rows need", ""));
        }
        line++;
    }

    private void endField(boolean isLast) {
        byte c = at < end ? window[at] : (byte) '\n';
        if (!isLast && c == delimiter) {
            at++;
            return;
        }
        if (isLast && c == '\r' && (at + 1 == end || window[at + 1] == '\n')) {
            at = Math.min(end, at + 2);
            return;
        }
        if (isLast && c == '\n') {
            at++;
            return;
        }
        boolean isLineEnd = c == '\n' || c == '\r';
        String expected = isLast
                ? "the end of the line after " + fields.length + " fields"
                : fields.length + " fields as in the header";
        throw place(at).refuse("TD-D011", isLineEnd ? "end of line" : fieldText(), expected, "");
    }

    private void sameSymbol() throws NotPlain {
        int length = symbol.length;
        if (Arrays.equals(window, at, Math.min(end, at + length), symbol, 0, length) && atFieldEnd(at + length)) {
            at += length;
            return;
        }
        String field = takeField();
        if (rows > 0) {
            throw place(fieldStart)
                    .refuse("TD-D018", field, "one symbol in the file, '" + symbol() + "'", "split it by symbol");
        }
        symbol = field.getBytes(StandardCharsets.UTF_8);
    }

    private long price() throws NotPlain {
        long plain = number.price(window, at);
        if (plain == PlainNumber.OTHER || !atFieldEnd(number.next())) {
            plain = number.longPrice(window, at);
        }
        if (plain == PlainNumber.OTHER || !atFieldEnd(number.next())) {
            return unusualPrice();
        }
        at = number.next();
        return plain;
    }

    private long unusualPrice() throws NotPlain {
        String field = takeField();
        try {
            return numbers.price(field);
        } catch (BadField e) {
            throw place(fieldStart).refuse("TD-D012", field, e.expected(), e.hint());
        }
    }

    private void volume() throws NotPlain {
        if (number.read(window, at) && atFieldEnd(number.next())) {
            at = number.next();
            volume = number.value();
            decimals = number.places();
            return;
        }
        String field = takeField();
        try {
            BigDecimal number = numbers.volume(field);
            volume = number.unscaledValue().longValueExact();
            decimals = number.scale();
        } catch (BadField e) {
            throw place(fieldStart).refuse("TD-D012", field, e.expected(), e.hint());
        }
    }

    private long time() throws NotPlain {
        if (at + PlainTime.LONGEST <= end) {
            long time = plainTime.read(window, at);
            if (time != PlainTime.OTHER && atFieldEnd(plainTime.next())) {
                at = plainTime.next();
                return time;
            }
        }
        String field = takeField();
        try {
            return times.time(field);
        } catch (BadField e) {
            throw place(fieldStart).refuse("TD-D013", field, e.expected(), e.hint());
        }
    }

    private boolean atFieldEnd(int p) {
        if (p >= end) {
            return true;
        }
        byte c = window[p];
        return c == delimiter || c == '\n' || c == '\r';
    }

    private void skipField() throws NotPlain {
        while (!atFieldEnd(at)) {
            if (window[at] == '"') {
                throw new NotPlain("a quoted field in line " + line);
            }
            if (at - lineStart > LONGEST_LINE) {
                throw place(fieldStart).refuse("TD-D011", "a line of more than 1 MiB", "a line end", "");
            }
            at++;
        }
    }

    private String takeField() throws NotPlain {
        at = fieldStart;
        skipField();
        return fieldText();
    }

    private String fieldText() {
        int to = fieldStart;
        while (!atFieldEnd(to) && to - fieldStart < 200) {
            to++;
        }
        return new String(window, fieldStart, to - fieldStart, StandardCharsets.UTF_8);
    }

    private void skipLine() {
        while (at < end && window[at] != '\n') {
            at++;
        }
        at = Math.min(end, at + 1);
        line++;
    }

    /// Whether nothing but line ends is left, in the window and behind it.
    private boolean atBlankTail() {
        for (int p = at; p < end; p++) {
            if (window[p] != '\n' && window[p] != '\r') {
                return false;
            }
        }
        for (long p = base + end; p < text.byteSize(); p++) {
            byte c = text.get(ValueLayout.JAVA_BYTE, p);
            if (c != '\n' && c != '\r') {
                return false;
            }
        }
        return true;
    }

    private DataException complain(RowChecks.Complaint complaint) {
        fieldStart = lineStart;
        for (int i = format.columns().indexOf(complaint.field()); i > 0; i--) {
            while (!atFieldEnd(fieldStart)) {
                fieldStart++;
            }
            fieldStart++;
        }
        return place(fieldStart).refuse("TD-D014", fieldText(), complaint.expected(), complaint.hint());
    }

    private Place place(int position) {
        return new Place(file, line, position - lineStart + 1);
    }
}
