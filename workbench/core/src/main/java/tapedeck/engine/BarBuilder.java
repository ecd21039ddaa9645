package tapedeck.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
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
    /// Length of its bars.
    final long nanos;
    /// Whether its bars are those that a trade's length is counted in.
    boolean isCounted;
    private final Bar bar;
    private Bar shown;
    private final Interval interval;
    private final TradingCalendar calendar;
    private Series[] series = {};
    /// In which round of callbacks it closed its last bar.
    long closedIn;

    private boolean isOpen;
    /// The bar of the feed that is open, while nothing but its open has come of it.
    private @Nullable Bar opened;

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
        this.nanos = interval.nanos();
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
        build();
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

    /// Takes in the first tick of a bar of the feed. It must stay as it is until the next one.
    void onOpen(Bar whole) {
        boolean isNext = nanos == whole.interval().nanos() && !isOpen && whole.startTime() >= closedUntil;
        if (isNext) {
            opened = whole;
            end = whole.endTime();
            isOpen = true;
        } else {
            onPrice(whole.startTime(), whole.openPrice(), BarTicks.size(whole, 0));
        }
    }

    /// Makes of the open, which was only noted, what its tick would have made.
    private void build() {
        Bar whole = opened;
        if (whole != null) {
            opened = null;
            shown = bar;
            bar.begin(whole.startTime(), whole.endTime(), whole.openPrice());
            bar.extend(whole.openPrice(), BarTicks.size(whole, 0));
        }
    }

    /// Takes in a whole bar of the feed at once.
    public void onWhole(Bar whole) {
        build();
        if (!isOpen && nanos == whole.interval().nanos()) {
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

    /// See [Series#prepareAhead].
    boolean prepareAhead(int bars) {
        boolean canAll = true;
        for (Series subscriber : series) {
            canAll &= subscriber.prepareAhead(bars);
        }
        return canAll;
    }

    /// See [Series#computeAhead].
    void computeAhead() {
        for (Series subscriber : series) {
            subscriber.computeAhead();
        }
    }

    /// A whole bar of the feed, of this interval, comes later: next after what was foreseen, or else after the one that
    /// is open, of which nothing is still to come but its end.
    void foresee(Bar whole) {
        build();
        for (Series subscriber : series) {
            subscriber.foresee(whole, isOpen ? bar : null);
        }
    }

    /// Takes in a whole bar of the feed, of this interval, that closes now. It must stay as it is until the next one.
    void onClosed(Bar whole) {
        show(whole);
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
        opened = null;
        isOpen = false;
        end = Long.MAX_VALUE;
        onClosed(whole);
    }

    /// Takes in what is left of a bar of the feed whose open came as a tick.
    void onRest(long high, long low, long last, long volume) {
        build();
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
            long start = origin + Math.floorDiv(time - origin, nanos) * nanos;
            long barEnd = start + nanos;
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
        build();
        isOpen = false;
        closedUntil = bar.endTime();
        end = Long.MAX_VALUE;
        for (Series subscriber : series) {
            subscriber.append(bar);
        }
    }

    /// A split: what has closed and what is open is restated to the new units.
    void split(long newUnits, long oldUnits) {
        build();
        for (Series subscriber : series) {
            subscriber.restate(newUnits, oldUnits);
        }
        if (isOpen) {
            bar.split(newUnits, oldUnits);
        }
    }

    /// First nanosecond after the open bar; never where none is open.
    public long end() {
        return end;
    }

    /// The bar being built, or the last one closed. Changes nothing: a watchdog asks, too.
    public Bar bar() {
        Bar whole = opened;
        return whole == null ? shown : whole;
    }

    /// Ticks that came after their bar had closed.
    public long lateTicks() {
        return lateTicks;
    }
}
