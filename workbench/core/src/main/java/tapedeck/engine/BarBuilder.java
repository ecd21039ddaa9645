package tapedeck.engine;

import java.util.Arrays;
import tapedeck.indicator.Series;
import tapedeck.model.Bar;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.model.TradingCalendar;

/// Makes bars of one instrument and interval out of ticks, the same in every mode. Buckets by venue time.
///
/// A bar belongs to a stretch of the session: the n-th interval since its open, cut at its close; a daily bar is the
/// session. Between sessions intervals count from 00:00 UTC and are cut at both sessions. Where the feed itself is bars
/// of this interval, their own bounds are taken. Not thread-safe.
public final class BarBuilder {
    final int instrument;
    /// Whether its bars are those that a trade's length is counted in.
    boolean isCounted;
    private final Bar bar;
    private Bar shown;
    private final Interval interval;
    private final TradingCalendar calendar;
    private Series[] series = {};
    private boolean isOpen;
    private boolean hasClosed;
    private long end = Long.MAX_VALUE;
    private long closedUntil = Long.MIN_VALUE;
    private long nextStart;
    private long nextEnd;
    private long lateTicks;

    public BarBuilder(Instrument instrument, Interval interval, int volumeScale) {
        this.instrument = instrument.number();
        this.bar = new Bar(instrument, interval, volumeScale);
        this.shown = bar;
        this.interval = interval;
        this.calendar = instrument.calendar();
    }

    void subscribe(Series subscriber) {
        series = Arrays.copyOf(series, series.length + 1);
        series[series.length - 1] = subscriber;
    }

    /// The feed starts a bar of its own with these bounds.
    public void announce(long start, long barEnd) {
        nextStart = start;
        nextEnd = barEnd;
    }

    /// Takes in a price; a time before the open bar, or in one that has closed, is late and only counted.
    public void onPrice(long time, long price, long size) {
        if (isOpen) {
            if (time < bar.startTime()) {
                lateTicks++;
                return;
            }
            bar.extend(price, size);
        } else {
            if (time < closedUntil) {
                lateTicks++;
                return;
            }
            if (isOutside(time)) {
                return;
            }
            open(time, price);
            bar.extend(price, size);
        }
    }

    /// Takes in a whole bar of the feed at once.
    public void onWhole(Bar whole) {
        if (!isOpen && interval.nanos() == whole.interval().nanos()) {
            shown = bar;
            bar.set(whole);
            end = whole.endTime();
            isOpen = true;
            return;
        }
        if (!isOpen) {
            if (isOutside(whole.startTime())) {
                return;
            }
            open(whole.startTime(), whole.openPrice());
        }
        bar.extend(whole.highPrice(), whole.lowPrice(), whole.closePrice(), whole.rawVolume());
    }

    /// See [Series#touch].
    long touch() {
        long seen = 0;
        for (Series subscriber : series) {
            seen ^= subscriber.touch();
        }
        return seen;
    }

    /// Takes in a whole bar of the feed, of this interval, that closes now. It must stay as it is until the next one.
    void onClosed(Bar whole) {
        show(whole);
        hasClosed = true;
        for (Series subscriber : series) {
            subscriber.append(whole);
        }
    }

    /// The whole bar is its last one from now on, until the next.
    void show(Bar whole) {
        shown = whole;
        closedUntil = whole.endTime();
    }

    /// The bar of the feed that is being built closes now, as the feed has it.
    void closeAs(Bar whole) {
        isOpen = false;
        end = Long.MAX_VALUE;
        onClosed(whole);
    }

    /// Takes in what is left of a bar of the feed whose open came as a tick.
    void onRest(long high, long low, long last, long volume) {
        if (isOpen) {
            bar.extend(high, low, last, volume);
        }
    }

    /// A daily bar is its session: what trades between sessions belongs to none.
    private boolean isOutside(long time) {
        boolean isAnnounced = nextStart <= time && time < nextEnd;
        return interval.isDaily() && !isAnnounced && !calendar.isOpen(time);
    }

    private void open(long time, long price) {
        shown = bar;
        if (nextStart <= time && time < nextEnd) {
            bar.begin(nextStart, nextEnd, price);
        } else if (interval.isDaily()) {
            bar.begin(calendar.sessionOpen(time), calendar.sessionClose(time), price);
        } else {
            boolean inSession = calendar.isOpen(time);
            long origin = inSession ? calendar.sessionOpen(time) : 0;
            long start = origin + Math.floorDiv(time - origin, interval.nanos()) * interval.nanos();
            long barEnd = start + interval.nanos();
            if (inSession) {
                bar.begin(start, Math.min(barEnd, calendar.sessionClose(time)), price);
            } else {
                bar.begin(
                        Math.max(start, calendar.previousClose(time)),
                        Math.min(barEnd, calendar.sessionOpen(time)),
                        price);
            }
        }
        end = bar.endTime();
        isOpen = true;
    }

    /// Closes the open bar: every series of it shows it now.
    public void close() {
        isOpen = false;
        hasClosed = true;
        closedUntil = bar.endTime();
        end = Long.MAX_VALUE;
        for (Series subscriber : series) {
            subscriber.append(bar);
        }
    }

    /// A split: what has closed and what is open is restated to the new units.
    void split(long newUnits, long oldUnits) {
        for (Series subscriber : series) {
            subscriber.restate(newUnits, oldUnits);
        }
        if (isOpen) {
            bar.split(newUnits, oldUnits);
        }
    }

    /// Whether a bar closed at this instant and callbacks are still to come.
    boolean hasClosed() {
        return hasClosed;
    }

    void settle() {
        hasClosed = false;
    }

    /// First nanosecond after the open bar; never where none is open.
    public long end() {
        return end;
    }

    /// The bar being built, or the last one closed.
    public Bar bar() {
        return shown;
    }

    /// Ticks that came after their bar had closed.
    public long lateTicks() {
        return lateTicks;
    }
}
