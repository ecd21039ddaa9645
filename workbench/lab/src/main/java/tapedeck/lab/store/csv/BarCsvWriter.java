package tapedeck.lab.store.csv;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import tapedeck.event.BarReader;
import tapedeck.model.Bar;
import tapedeck.model.Fixed;
import tapedeck.model.Interval;
import tapedeck.model.Times;

/// Writes bars as the CSV that this store reads back without a loss: dates for daily bars, UTC times otherwise.
public final class BarCsvWriter {
    private static final String HEADER = "timestamp,open,high,low,close,volume\n";

    private final int priceDecimals;
    private final StringBuilder line = new StringBuilder(96);

    /// @param priceDecimals at least this many digits after the point of a price
    public BarCsvWriter(int priceDecimals) {
        this.priceDecimals = priceDecimals;
    }

    /// Writes all that is left in the reader, streaming.
    ///
    /// @return the number of bars
    public long write(BarReader reader, Bar bar, int volumeScale, Writer out) throws IOException {
        out.write(HEADER);
        long rows = 0;
        while (reader.read(bar)) {
            line.setLength(0);
            time(bar);
            price(bar.openPrice());
            price(bar.highPrice());
            price(bar.lowPrice());
            price(bar.closePrice());
            line.append(',');
            appendScaled(line, bar.rawVolume(), volumeScale);
            out.append(line.append('\n'));
            rows++;
        }
        return rows;
    }

    private void price(long value) {
        Fixed.append(line.append(','), value, priceDecimals);
    }

    private void time(Bar bar) {
        if (bar.interval().isDaily()) {
            line.append(LocalDate.ofEpochDay(bar.instrument().calendar().sessionDay(bar.startTime())));
            return;
        }
        if (bar.startTime() % Interval.SECOND != 0) {
            line.append(Times.format(bar.startTime()));
            return;
        }
        long minutes = Math.floorDiv(bar.startTime(), Interval.MINUTE);
        long seconds = Math.floorMod(bar.startTime(), Interval.MINUTE) / Interval.SECOND;
        line.append(Times.date(bar.startTime())).append('T');
        twoDigits(Math.floorMod(minutes, 1440) / 60).append(':');
        twoDigits(Math.floorMod(minutes, 60));
        if (seconds != 0) {
            line.append(':');
            twoDigits(seconds);
        }
        line.append('Z');
    }

    private StringBuilder twoDigits(long value) {
        return line.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
    }

    /// Plain decimal text of `value` × 10^−scale without trailing zeros.
    static void appendScaled(StringBuilder out, long value, int scale) {
        long unit = Fixed.powerOfTen(scale);
        long whole = value / unit;
        long part = value % unit;
        out.append(whole);
        if (part != 0) {
            String digits = Long.toString(part + unit).substring(1);
            int end = digits.length();
            while (digits.charAt(end - 1) == '0') {
                end--;
            }
            out.append('.').append(digits, 0, end);
        }
    }
}
