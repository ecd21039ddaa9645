package tapedeck.lab.store.csv;

import java.io.IOException;
import java.io.Writer;
import tapedeck.event.BarReader;
import tapedeck.model.Bar;
import tapedeck.model.Fixed;
import tapedeck.model.Interval;
import tapedeck.model.TradingCalendar;

/// Writes bars as the CSV that this store reads back without a loss. Not thread-safe.
public final class BarCsvWriter {
    private static final String HEADER = "timestamp,open,high,low,close,volume\n";
    private static final long NO_DAY = Long.MIN_VALUE;

    private final int priceDecimals;
    private final TimeColumn form;
    private final CsvTime times;
    private final StringBuilder line = new StringBuilder(96);

    /// How the first column says when a bar starts.
    public enum TimeColumn {
        /// Trade dates: for daily bars that begin where their session does.
        DATES,
        /// UTC times, seconds only where they are not zero.
        MINUTES,
        /// UTC times with seconds.
        SECONDS;

        /// Trade dates where every bar is told by its own, times otherwise.
        ///
        /// @param reader over all bars that are to be written
        public static TimeColumn of(BarReader reader, Bar bar) {
            boolean areDates = bar.interval().isDaily();
            while (areDates && reader.read(bar)) {
                areDates = day(bar) != NO_DAY;
            }
            return areDates ? DATES : SECONDS;
        }
    }

    /// @param priceDecimals at least this many digits after the point of a price
    public BarCsvWriter(int priceDecimals, TimeColumn form) {
        this.priceDecimals = priceDecimals;
        this.form = form;
        this.times = new CsvTime(form == TimeColumn.SECONDS);
    }

    /// The date that is read back as the start of this bar: its session's, or its own where that has no session.
    private static long day(Bar bar) {
        TradingCalendar calendar = bar.instrument().calendar();
        long start = bar.startTime();
        long session = calendar.sessionDay(start);
        if (calendar.openOfDay(session) == start) {
            return session;
        }
        long own = Math.floorDiv(start, Interval.DAY);
        boolean isMidnight = start == own * Interval.DAY;
        return isMidnight && calendar.openOfDay(own) == Long.MIN_VALUE ? own : NO_DAY;
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
        if (form == TimeColumn.DATES) {
            times.date(line, day(bar));
        } else {
            times.append(line, bar.startTime());
        }
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
