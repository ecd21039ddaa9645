package tapedeck.lab.store.csv;

import java.util.List;
import java.util.Locale;
import tapedeck.model.Tick;
import tapedeck.model.TradingCalendar;

/// Reads trades and quotes row by row through the [DialectReader].
final class DialectTicks {
    private static final int REPORT_EVERY = 1 << 14;

    private final DialectReader reader;
    private final DialectCells cells;
    private final SymbolCheck symbol;
    private final boolean isQuotes;
    private final boolean isDescending;
    private final boolean sorts;
    private final int timeColumn;
    private final int clockColumn;
    private final int arrivalColumn;
    private final int sequenceColumn;
    private final int flagsColumn;
    private final int priceColumn;
    private final int sizeColumn;
    private final int askColumn;
    private final int askSizeColumn;
    private final int sideColumn;
    private final Tick tick = new Tick();
    private long previous = Long.MIN_VALUE;
    private String sideText = "";
    private byte side;

    DialectTicks(DialectReader reader, CsvFormat format, CsvOptions options, TradingCalendar calendar) {
        List<Field> fields = format.columns();
        this.reader = reader;
        this.cells = new DialectCells(reader, format, options, calendar);
        this.symbol = new SymbolCheck(fields);
        this.isQuotes = format.isQuotes();
        this.isDescending = format.isDescending();
        this.sorts = options.sorts();
        int date = fields.indexOf(Field.DATE);
        this.timeColumn = date < 0 ? fields.indexOf(Field.TIME) : date;
        this.clockColumn = fields.indexOf(Field.CLOCK);
        this.arrivalColumn = fields.indexOf(Field.ARRIVAL);
        this.sequenceColumn = fields.indexOf(Field.SEQUENCE);
        this.flagsColumn = fields.indexOf(Field.TICK_FLAGS);
        this.priceColumn = fields.indexOf(isQuotes ? Field.BID : Field.PRICE);
        this.sizeColumn = fields.indexOf(isQuotes ? Field.BID_SIZE : Field.SIZE);
        this.askColumn = fields.indexOf(Field.ASK);
        this.askSizeColumn = fields.indexOf(Field.ASK_SIZE);
        this.sideColumn = fields.indexOf(Field.SIDE);
    }

    CsvOutcome read(TickSink sink, CsvProgress progress) {
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
        return new CsvOutcome(rows, cells.rounded(), "dialect (ticks)");
    }

    private void row() {
        tick.venueTime = time();
        tick.time = arrivalColumn < 0 ? tick.venueTime : cells.time(arrivalColumn);
        tick.sequence = sequenceColumn < 0 ? 0 : sequence();
        tick.flags = flagsColumn < 0 ? Tick.LAST_IN_BATCH : flags();
        tick.price = positive(priceColumn);
        tick.size = size(sizeColumn);
        if (isQuotes) {
            tick.kind = Tick.QUOTE;
            tick.price2 = positive(askColumn);
            tick.size2 = size(askSizeColumn);
        } else {
            tick.kind = Tick.TRADE;
            tick.side = sideColumn < 0 ? 0 : side();
        }
    }

    private long time() {
        long time = clockColumn < 0 ? cells.time(timeColumn) : cells.time(timeColumn, clockColumn);
        boolean isOrdered = isDescending ? previous == Long.MIN_VALUE || time <= previous : time >= previous;
        if (!isOrdered && !sorts) {
            throw reader.refuse(
                    "TD-D013",
                    timeColumn,
                    "a time not before the last row's",
                    "say --sort if the rows may come in any order");
        }
        previous = time;
        return time;
    }

    private short flags() {
        long number = cells.count(flagsColumn);
        if (number < 0 || number > Short.MAX_VALUE) {
            throw reader.refuse("TD-D012", flagsColumn, "a number from 0 to 32767", "");
        }
        return (short) number;
    }

    private long positive(int column) {
        long price = cells.price(column);
        if (price <= 0) {
            throw reader.refuse("TD-D012", column, "a price above zero", "");
        }
        return price;
    }

    private long size(int column) {
        if (column < 0) {
            return 0;
        }
        long size = cells.price(column);
        if (size < 0) {
            throw reader.refuse("TD-D012", column, "a size of zero or more", "");
        }
        return size;
    }

    private long sequence() {
        long number = cells.count(sequenceColumn);
        if (number < 0) {
            throw reader.refuse("TD-D012", sequenceColumn, "a whole number", "");
        }
        return number;
    }

    /// Mostly what the row before said.
    private byte side() {
        if (!reader.isCell(sideColumn, sideText)) {
            byte read = side(reader.cell(sideColumn));
            sideText = reader.cell(sideColumn);
            side = read;
        }
        return side;
    }

    /// Who was the aggressor. Binance says whether the buyer made the liquidity: then the seller was.
    private byte side(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "buy", "b", "false" -> 1;
            case "sell", "s", "true" -> -1;
            case "" -> 0;
            default -> throw reader.refuse("TD-D012", sideColumn, "buy or sell", "");
        };
    }
}
