package tapedeck.lab.store.csv;

import java.io.IOException;
import java.io.Writer;
import java.util.function.Supplier;
import tapedeck.event.TickReader;
import tapedeck.model.Fixed;
import tapedeck.model.Tick;

/// Writes trades, quotes or values as the CSV that this store reads back without a loss.
///
/// Columns for what hardly any rows have, an arrival later than the venue's time and unusual flags, are there where a
/// row needs them. Not thread-safe.
public final class TickCsvWriter {
    private final Form form;
    private final CsvTime times = new CsvTime(true);
    private final CsvTime otherTimes = new CsvTime(true);
    private final StringBuilder line = new StringBuilder(128);
    private boolean hasArrivals;
    private boolean hasFlags;

    /// What kind of rows a set has.
    public enum Form {
        TRADES("timestamp,price,size,side,sequence"),
        QUOTES("timestamp,bid,bid_size,ask,ask_size,sequence"),
        VALUES("time,available,value");

        private final String header;

        Form(String header) {
            this.header = header;
        }
    }

    public TickCsvWriter(Form form) {
        this.form = form;
    }

    /// Writes all rows, streaming; looks through them first.
    ///
    /// @param readers gives a fresh reader over them each time
    /// @return the number of rows
    public long write(Supplier<TickReader> readers, Writer out) throws IOException {
        Tick tick = new Tick();
        for (TickReader reader = readers.get(); form != Form.VALUES && reader.read(tick); ) {
            hasArrivals |= tick.time != tick.venueTime;
            hasFlags |= tick.flags != Tick.LAST_IN_BATCH;
        }
        out.write(form.header + (hasArrivals ? ",arrival_time" : "") + (hasFlags ? ",tick_flags" : "") + "\n");
        long rows = 0;
        for (TickReader reader = readers.get(); reader.read(tick); rows++) {
            line.setLength(0);
            row(tick);
            out.append(line.append('\n'));
        }
        return rows;
    }

    private void row(Tick tick) {
        switch (form) {
            case TRADES -> {
                times.append(line, tick.venueTime);
                number(tick.price);
                number(tick.size);
                line.append(tick.side > 0 ? ",buy" : tick.side < 0 ? ",sell" : ",");
                line.append(',').append(tick.sequence);
            }
            case QUOTES -> {
                times.append(line, tick.venueTime);
                number(tick.price);
                number(tick.size);
                number(tick.price2);
                number(tick.size2);
                line.append(',').append(tick.sequence);
            }
            case VALUES -> {
                otherTimes.append(line, tick.price2);
                times.append(line.append(','), tick.venueTime);
                number(tick.price);
            }
        }
        if (hasArrivals) {
            otherTimes.append(line.append(','), tick.time);
        }
        if (hasFlags) {
            line.append(',').append(tick.flags);
        }
    }

    private void number(long value) {
        Fixed.append(line.append(','), value, 0);
    }
}
