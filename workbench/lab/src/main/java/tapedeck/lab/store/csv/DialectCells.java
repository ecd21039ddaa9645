package tapedeck.lab.store.csv;

import java.math.BigDecimal;
import tapedeck.model.TradingCalendar;

/// Reads times and numbers out of the cells of a [DialectReader]'s row: straight from the bytes where a
/// plain row writes them plainly, and otherwise from their text, which is what both must agree with and
/// which words the refusals.
///
/// Not thread-safe.
final class DialectCells {
    private final DialectReader reader;
    private final NumberText numbers;
    private final TimeText times;
    private final PlainNumber number;
    private final PlainTime plainTime;
    private long digits;
    private int decimals;

    DialectCells(DialectReader reader, CsvFormat format, CsvOptions options, TradingCalendar calendar) {
        this.reader = reader;
        this.numbers = new NumberText(options);
        this.times = new TimeText(format, options, calendar);
        this.number = new PlainNumber(!options.isDecimalComma());
        this.plainTime = new PlainTime(format, times);
    }

    /// A time in one cell.
    long time(int column) {
        PlainRows row = reader.plain();
        if (row != null) {
            long time = plainTime.read(row.bytes(), row.from(column));
            if (time != PlainTime.OTHER && plainTime.next() == row.to(column)) {
                return time;
            }
        }
        return time(column, reader.cell(column));
    }

    /// A time in two cells.
    long time(int dateColumn, int clockColumn) {
        return time(dateColumn, TimeText.joined(reader.cell(dateColumn), reader.cell(clockColumn)));
    }

    private long time(int column, String text) {
        try {
            return times.time(text);
        } catch (BadField e) {
            throw reader.refuse("TD-D013", column, e.expected(), e.hint());
        }
    }

    /// A price or a size at 1e-8.
    long price(int column) {
        PlainRows row = reader.plain();
        if (row != null) {
            byte[] bytes = row.bytes();
            int from = row.from(column);
            long price = number.price(bytes, from);
            if (price == PlainNumber.OTHER || number.next() != row.to(column)) {
                price = number.longPrice(bytes, from);
            }
            if (price != PlainNumber.OTHER && number.next() == row.to(column)) {
                return price;
            }
        }
        try {
            return numbers.price(reader.cell(column));
        } catch (BadField e) {
            throw reader.refuse("TD-D012", column, e.expected(), e.hint());
        }
    }

    /// Reads a volume into [#digits] and [#decimals].
    void volume(int column) {
        PlainRows row = reader.plain();
        if (row != null && number.read(row.bytes(), row.from(column)) && number.next() == row.to(column)) {
            digits = number.value();
            decimals = number.places();
            return;
        }
        try {
            BigDecimal volume = numbers.volume(reader.cell(column));
            digits = volume.unscaledValue().longValueExact();
            decimals = volume.scale();
        } catch (BadField e) {
            throw reader.refuse("TD-D012", column, e.expected(), e.hint());
        }
    }

    /// The digits of the volume without its point.
    long digits() {
        return digits;
    }

    /// How many of them stand behind the point.
    int decimals() {
        return decimals;
    }

    /// A whole number of at most 18 digits, blanks around it allowed; −1 for anything else.
    long count(int column) {
        PlainRows row = reader.plain();
        boolean isPlain = row != null
                && number.read(row.bytes(), row.from(column))
                && row.from(column) + number.whole() == row.to(column);
        return isPlain ? number.value() : NumberText.count(reader.cell(column).strip());
    }

    /// How many prices were rounded.
    long rounded() {
        return numbers.rounded();
    }
}
