package tapedeck.lab.store.quality;

import java.util.List;
import tapedeck.engine.CorporateAction;
import tapedeck.lab.store.column.BarSink;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.model.Range;
import tapedeck.model.TradingCalendar;

/// Looks at bars one by one in the order of their source, and reports what is wrong with them. Not thread-safe.
///
/// Needs memory for a window of bars only, whatever the length of the series.
public final class QualityCheck implements BarSink {
    private static final int STALE_RUN = 10;

    private final Instrument instrument;
    private final TradingCalendar calendar;
    private final Interval interval;
    private final List<Range> declared;
    private final QualityReport report = new QualityReport();
    private final MoveChecks moves;
    private boolean hasPrevious;
    private long previousStart;
    private long previousClose;
    private int stale;

    /// @param declared stretches without data in which nothing is missing
    public QualityCheck(Instrument instrument, Interval interval, List<Range> declared) {
        this(instrument, interval, declared, List.of());
    }

    /// @param actions of the instrument that are known, by time
    public QualityCheck(Instrument instrument, Interval interval, List<Range> declared, List<CorporateAction> actions) {
        this.moves = new MoveChecks(
                report,
                actions.stream().filter(action -> action.newUnits() != 0).toList());
        this.instrument = instrument;
        this.calendar = instrument.calendar();
        this.interval = interval;
        this.declared = List.copyOf(declared);
    }

    /// What was found; no more bars after this.
    public QualityReport finish() {
        moves.finish();
        return report;
    }

    @Override
    public void bar(long start, long open, long high, long low, long close, long volume, int decimals) {
        report.noteBar();
        sanity(start, open, high, low, close);
        if (volume < 0) {
            report.add(Check.NEGATIVE_VOLUME, start, Long.toString(volume));
        } else if (volume == 0) {
            report.add(Check.ZERO_VOLUME, start, "nothing traded");
        }
        grid(start, open, high, low, close);
        session(start);
        if (order(start)) {
            staleRun(start, open, high, low, close);
            if (low > 0 && high >= low) {
                moves.bar(start, open, high, low, close);
            }
            previousStart = start;
            previousClose = close;
            hasPrevious = true;
        }
    }

    private void sanity(long start, long open, long high, long low, long close) {
        if (open <= 0 || high <= 0 || low <= 0 || close <= 0) {
            report.add(Check.PRICE, start, Fixed.format(Math.min(Math.min(open, high), Math.min(low, close))));
        }
        if (high < low || open > high || open < low || close > high || close < low) {
            report.add(
                    Check.OHLC,
                    start,
                    "O " + Fixed.format(open) + " H " + Fixed.format(high) + " L " + Fixed.format(low) + " C "
                            + Fixed.format(close));
        }
    }

    private void grid(long start, long open, long high, long low, long close) {
        long tick = instrument.tickSize();
        if (open % tick != 0 || high % tick != 0 || low % tick != 0 || close % tick != 0) {
            long wrong = open % tick != 0 ? open : high % tick != 0 ? high : low % tick != 0 ? low : close;
            report.add(Check.GRID, start, Fixed.format(wrong) + " is no multiple of " + Fixed.format(tick));
        }
    }

    private void session(long start) {
        if (!calendar.covers(start)) {
            report.add(Check.NO_SESSION, start, "outside the table of " + calendar.name());
        } else if (!calendar.isOpen(start) || (interval.isDaily() && calendar.sessionOpen(start) != start)) {
            report.add(Check.NO_SESSION, start, "not a session of " + calendar.name());
        }
    }

    /// Whether the bar follows the one before; finds gaps on the way.
    private boolean order(long start) {
        if (!hasPrevious) {
            return true;
        }
        if (start == previousStart) {
            report.add(Check.DUPLICATES, start, "twice");
            return false;
        }
        if (start < previousStart) {
            report.add(Check.ORDER, start, "after a later one");
            return false;
        }
        gap(start);
        return true;
    }

    private void gap(long start) {
        if (!calendar.covers(start) || !calendar.covers(previousStart)) {
            return;
        }
        long missing = 0;
        long first = 0;
        long expected = next(previousStart);
        while (expected < start) {
            if (!isDeclared(expected)) {
                first = missing == 0 ? expected : first;
                missing++;
            }
            expected = next(expected);
        }
        if (missing > 0) {
            report.noteMissing(missing);
            report.add(Check.GAPS, first, missing + (missing == 1 ? " bar missing" : " bars missing"));
            ClockChanges.check(report, first, missing * interval.nanos());
        }
    }

    private long next(long start) {
        if (interval.isDaily() && !calendar.isOpen(start)) {
            return calendar.sessionOpen(start);
        }
        long close = calendar.sessionClose(start);
        long candidate = interval.isDaily() ? close : start + interval.nanos();
        return candidate < close ? candidate : calendar.sessionOpen(close);
    }

    private boolean isDeclared(long time) {
        for (Range range : declared) {
            if (time >= range.from(calendar, Long.MIN_VALUE / 2, Long.MAX_VALUE / 2)
                    && time < range.to(calendar, Long.MIN_VALUE / 2, Long.MAX_VALUE / 2)) {
                return true;
            }
        }
        return false;
    }

    private void staleRun(long start, long open, long high, long low, long close) {
        boolean isUnmoved = hasPrevious && open == close && high == low && close == previousClose;
        stale = isUnmoved ? stale + 1 : 0;
        if (stale == STALE_RUN) {
            report.add(Check.STALE, start, STALE_RUN + " and more bars at " + Fixed.format(close));
        }
    }
}
