package tapedeck.lab.store.csv;

import java.util.List;
import java.util.stream.Stream;
import tapedeck.lab.store.column.BarSink;
import tapedeck.model.TradingCalendar;

/// Reads bars row by row through the [DialectReader]: slower than the mapped parser, and at home in every dialect.
final class DialectBars {
    private static final int REPORT_EVERY = 1 << 14;

    private final DialectReader reader;
    private final DialectCells cells;
    private final RowChecks checks;
    private final List<Field> fields;
    private final SymbolCheck symbol;
    private final int dateColumn;
    private final int clockColumn;
    private final int[] prices;
    private final int volumeColumn;

    DialectBars(
            DialectReader reader, CsvFormat format, CsvOptions options, TradingCalendar calendar, RowChecks checks) {
        this.reader = reader;
        this.cells = new DialectCells(reader, format, options, calendar);
        this.checks = checks;
        this.fields = format.columns();
        this.symbol = new SymbolCheck(fields);
        int date = fields.indexOf(Field.DATE);
        this.dateColumn = date < 0 ? fields.indexOf(Field.TIME) : date;
        this.clockColumn = fields.indexOf(Field.CLOCK);
        this.prices = Stream.of(Field.OPEN, Field.HIGH, Field.LOW, Field.CLOSE)
                .mapToInt(fields::indexOf)
                .toArray();
        this.volumeColumn = fields.indexOf(Field.VOLUME);
    }

    /// The symbol that the rows before had.
    void expect(String known) {
        symbol.expect(known);
    }

    /// Reads what is left.
    long read(BarSink sink, CsvProgress progress, long rowsBefore) {
        long rows = rowsBefore;
        while (reader.next()) {
            reader.requireWhole();
            symbol.check(reader);
            row(sink);
            rows++;
            if (rows % REPORT_EVERY == 0) {
                progress.at(0, rows);
            }
        }
        return rows;
    }

    private void row(BarSink sink) {
        long time = clockColumn < 0 ? cells.time(dateColumn) : cells.time(dateColumn, clockColumn);
        long open = cells.price(prices[0]);
        long high = cells.price(prices[1]);
        long low = cells.price(prices[2]);
        long close = cells.price(prices[3]);
        if (volumeColumn >= 0) {
            cells.volume(volumeColumn);
        }
        RowChecks.Complaint complaint = checks.check(time, open, high, low, close, cells.digits());
        if (complaint != null) {
            int column = complaint.field() == Field.TIME ? dateColumn : fields.indexOf(complaint.field());
            throw reader.refuse("TD-D014", column, complaint.expected(), complaint.hint());
        }
        try {
            sink.bar(time, open, high, low, close, cells.digits(), cells.decimals());
        } catch (ArithmeticException overflow) {
            throw reader.refuse(
                    "TD-D014", volumeColumn, "a volume that fits 64 bits at the scale that other rows need", "");
        }
    }

    /// How many prices were rounded.
    long rounded() {
        return cells.rounded();
    }
}
