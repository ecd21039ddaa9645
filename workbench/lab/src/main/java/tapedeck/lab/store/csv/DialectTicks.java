package tapedeck.lab.store.csv;

import java.util.List;
import java.util.Locale;
import tapedeck.model.Tick;
import tapedeck.model.TradingCalendar;

/// Reads trades and quotes row by row through the [DialectReader].
final class DialectTicks {
    private static final int REPORT_EVERY = 1 << 14;

    private final DialectReader reader;
    private final CsvFormat format;
    private final CsvOptions options;
    private final NumberText numbers;
    private final TimeText times;
    private final List<Field> fields;
    private final int timeColumn;
    private final int clockColumn;
    private final Tick tick = new Tick();
    private long previous = Long.MIN_VALUE;

    DialectTicks(DialectReader reader, CsvFormat format, CsvOptions options, TradingCalendar calendar) {
        this.reader = reader;
        this.format = format;
        this.options = options;
        this.numbers = new NumberText(options);
        this.times = new TimeText(format, options, calendar);
        this.fields = format.columns();
        int date = fields.indexOf(Field.DATE);
        this.timeColumn = date < 0 ? fields.indexOf(Field.TIME) : date;
        this.clockColumn = fields.indexOf(Field.CLOCK);
    }

    CsvOutcome read(TickSink sink, CsvProgress progress) {
        SymbolCheck symbol = new SymbolCheck(fields);
        long rows = 0;
        while (reader.next()) {
            reader.requireWhole();
            symbol.check(reader);
            row();
            sink.tick(tick);
            rows++;
            if (rows % REPORT_EVERY == 0) {
                progress.at(0, rows);
            }
        }
        return new CsvOutcome(rows, numbers.rounded(), "dialect (ticks)");
    }

    private void row() {
        tick.venueTime = time();
        tick.time = arrival(tick.venueTime);
        tick.sequence = sequence();
        tick.flags = flags();
        if (format.isQuotes()) {
            tick.kind = Tick.QUOTE;
            tick.price = positive(fields.indexOf(Field.BID));
            tick.price2 = positive(fields.indexOf(Field.ASK));
            tick.size = size(fields.indexOf(Field.BID_SIZE));
            tick.size2 = size(fields.indexOf(Field.ASK_SIZE));
        } else {
            tick.kind = Tick.TRADE;
            tick.price = positive(fields.indexOf(Field.PRICE));
            tick.size = size(fields.indexOf(Field.SIZE));
            tick.side = side(fields.indexOf(Field.SIDE));
        }
    }

    private long time() {
        try {
            String text = reader.cell(timeColumn);
            long time = times.time(clockColumn < 0 ? text : TimeText.joined(text, reader.cell(clockColumn)));
            boolean isOrdered =
                    format.isDescending() ? previous == Long.MIN_VALUE || time <= previous : time >= previous;
            if (!isOrdered && !options.sorts()) {
                throw new BadField("a time not before the last row's", "say --sort if the rows may come in any order");
            }
            previous = time;
            return time;
        } catch (BadField e) {
            throw reader.refuse("TD-D013", timeColumn, e.expected(), e.hint());
        }
    }

    private long arrival(long venueTime) {
        int column = fields.indexOf(Field.ARRIVAL);
        if (column < 0) {
            return venueTime;
        }
        try {
            return times.time(reader.cell(column));
        } catch (BadField e) {
            throw reader.refuse("TD-D013", column, e.expected(), e.hint());
        }
    }

    private short flags() {
        int column = fields.indexOf(Field.TICK_FLAGS);
        if (column < 0) {
            return Tick.LAST_IN_BATCH;
        }
        long number = NumberText.count(reader.cell(column));
        if (number < 0 || number > Short.MAX_VALUE) {
            throw reader.refuse("TD-D012", column, "a number from 0 to 32767", "");
        }
        return (short) number;
    }

    private long positive(int column) {
        try {
            long price = numbers.price(reader.cell(column));
            if (price <= 0) {
                throw new BadField("a price above zero", "");
            }
            return price;
        } catch (BadField e) {
            throw reader.refuse("TD-D012", column, e.expected(), e.hint());
        }
    }

    private long size(int column) {
        if (column < 0) {
            return 0;
        }
        try {
            long size = numbers.price(reader.cell(column));
            if (size < 0) {
                throw new BadField("a size of zero or more", "");
            }
            return size;
        } catch (BadField e) {
            throw reader.refuse("TD-D012", column, e.expected(), e.hint());
        }
    }

    private long sequence() {
        int column = fields.indexOf(Field.SEQUENCE);
        if (column < 0) {
            return 0;
        }
        String text = reader.cell(column).strip();
        long number = NumberText.count(text);
        if (number < 0) {
            throw reader.refuse("TD-D012", column, "a whole number", "");
        }
        return number;
    }

    /// Who was the aggressor. Binance says whether the buyer made the liquidity: then the seller was.
    private byte side(int column) {
        if (column < 0) {
            return 0;
        }
        return switch (reader.cell(column).strip().toLowerCase(Locale.ROOT)) {
            case "buy", "b", "false" -> 1;
            case "sell", "s", "true" -> -1;
            case "" -> 0;
            default -> throw reader.refuse("TD-D012", column, "buy or sell", "");
        };
    }
}
